namespace Simulator.Validation.Tests.Theory;

/// <summary>M/M/c: Poisson arrivals, exponential service, c servers, first come first served (Erlang, 1917). Times and rates share one unit.</summary>
internal sealed class Erlang
{
    private readonly int servers;
    private readonly double arrivals;
    private readonly double drain;

    public Erlang(int servers, double arrivalRate, double serviceRate)
    {
        this.servers = servers;
        arrivals = arrivalRate;
        drain = (servers * serviceRate) - arrivalRate;
        Load = arrivalRate / serviceRate;
        Utilisation = Load / servers;
        var loss = Loss(servers, Load);
        ProbabilityOfWaiting = loss / (1 - (Utilisation * (1 - loss)));
    }

    /// <summary>Arrival rate over service rate: the mean number of busy servers.</summary>
    public double Load { get; }

    public double Utilisation { get; }

    /// <summary>Erlang's C formula.</summary>
    public double ProbabilityOfWaiting { get; }

    public double MeanWait => ProbabilityOfWaiting / drain;

    public double MeanInSystem => (arrivals * MeanWait) + Load;

    public double WaitExceeds(double time) => ProbabilityOfWaiting * Math.Exp(-drain * time);

    /// <summary>The p-quantile of the wait; 0 where at least a share p does not wait.</summary>
    public double WaitQuantile(double p) => Math.Max(0, Math.Log(ProbabilityOfWaiting / (1 - p)) / drain);

    /// <summary>The p-quantile of wait and service together; one server only, where it is exponential.</summary>
    public double SojournQuantile(double p) => servers == 1
        ? -Math.Log(1 - p) / drain
        : throw new InvalidOperationException("The closed form holds for one server.");

    /// <summary>Erlang's B formula: the share lost when nobody may wait; it holds for service times of any distribution.</summary>
    public static double Loss(int servers, double load)
    {
        var loss = 1.0;
        for (var server = 1; server <= servers; server++)
        {
            loss = load * loss / (server + (load * loss));
        }

        return loss;
    }
}
