using Simulator.Validation.Tests.Theory;

namespace Simulator.Validation.Tests;

/// <summary>The theory itself, held against published values and against other theory where the two overlap.</summary>
public class TheoreticalValueTests
{
    [Fact]
    public void Erlang_C_gives_the_published_values()
    {
        var five = new Erlang(5, 20, 5);
        Assert.Equal(0.55411, five.ProbabilityOfWaiting, 5);
        Assert.Equal(6.6494, 60 * five.MeanWait, 4);
        Assert.Equal(0.15876, five.WaitExceeds(0.25), 5);
        Assert.Equal(0.19907, Erlang.Loss(5, 4), 5);
        Assert.Equal(0.95, 1 - five.WaitExceeds(five.WaitQuantile(0.95)), 12);
        Assert.Equal(0, five.WaitQuantile(0.4));
    }

    [Fact]
    public void One_server_is_the_case_of_Pollaczek_and_Khinchine() =>
        Assert.Equal(SingleServer.MeanWait(4, 0.2, 1), new Erlang(1, 4, 5).MeanWait, 12);

    [Fact]
    public void GI_M_1_with_Poisson_arrivals_waits_with_the_probability_of_its_utilisation()
    {
        var root = SingleServer.RootOf(rate => 4 / (4 + rate), 5);
        Assert.Equal(0.8, root, 9);
        Assert.Equal(0.8, SingleServer.MeanWaitFromRoot(root, 5), 8);
        Assert.Equal(0.62863, SingleServer.RootOf(rate => Math.Exp(-rate / 4), 5), 5); // the root of σ = exp(-1.25 (1 - σ))
    }

    [Fact]
    public void Random_order_has_the_mean_of_first_come_first_served_and_the_second_moment_of_Takacs()
    {
        var order = new RandomOrder(1, 3, 5);
        const double step = 0.1;
        var (mean, half) = (0.0, 0.0);
        for (var index = 0; index < 200; index++)
        {
            var exceeds = order.WaitExceeds((index + 0.5) * step);
            mean += step * exceeds;
            half += step * (index + 0.5) * step * exceeds;
        }

        Assert.Equal(1, mean / new Erlang(1, 3, 5).MeanWait, 0.005);
        Assert.Equal(1, 2 * half / RandomOrder.SecondMoment(3, 5), 0.005);
        Assert.Equal(3 / 5.0, order.WaitExceeds(0), 9);
    }

    [Fact]
    public void Preemption_with_one_exponential_server_is_the_same_by_both_formulas()
    {
        var several = Preemption.MeanTimes(1, 5, 1, 1.25, 1.5);
        var one = Preemption.MeanTimes((1, 0.2, 0.08), (1.25, 0.2, 0.08), (1.5, 0.2, 0.08));
        Assert.All(several.Zip(one), pair => Assert.Equal(pair.First, pair.Second, 9));
        Assert.Equal(1 / (5.0 - 1), one[0], 9); // the most urgent class sees nobody else
    }

    [Fact]
    public void Fixed_service_with_one_server_is_the_case_of_Pollaczek_and_Khinchine()
    {
        var queue = new FixedServiceQueue(1, 4, 0.2);
        Assert.Equal(0.8, queue.ProbabilityOfWaiting, 9);
        Assert.Equal(0.4, queue.MeanWait, 9);
        Assert.Equal(0.2 * Math.Exp(0.4), queue.WaitWithin(0.1), 9); // Erlang's (1 - ρ) exp(λx) below D
    }

    [Fact]
    public void Fixed_service_has_the_mean_that_its_distribution_of_waits_gives()
    {
        var queue = new FixedServiceQueue(5, 20, 0.2);
        const double step = 0.0005;
        var integral = Enumerable.Range(0, 6000).Sum(index => step * (1 - queue.WaitWithin((index + 0.5) * step)));
        Assert.Equal(queue.MeanWait, integral, 5);
        Assert.Equal(1 - queue.ProbabilityOfWaiting, queue.WaitWithin(0), 9);
    }

    [Fact]
    public void Phase_type_service_agrees_with_the_formulas_for_one_server()
    {
        Assert.Equal(SingleServer.MeanWait(4, 0.2, Math.Sqrt(0.5)), TwoPhaseQueue.ErlangTwo(1, 4, 0.2).MeanWait, 8);
        var variance = (2 * ((0.9 * 0.01) + (0.1 * 1.21))) - 0.04;
        Assert.Equal(SingleServer.MeanWait(4, 0.2, Math.Sqrt(variance) / 0.2), TwoPhaseQueue.Hyperexponential(1, 4, 0.9, 0.1, 1.1, 3000).MeanWait, 4);
    }

    [Fact]
    public void Two_equal_branches_are_exponential_service()
    {
        var queue = TwoPhaseQueue.Hyperexponential(5, 20, 0.3, 0.2, 0.2);
        var erlang = new Erlang(5, 20, 5);
        Assert.Equal(erlang.ProbabilityOfWaiting, queue.ProbabilityOfWaiting, 9);
        Assert.Equal(erlang.MeanWait, queue.MeanWait, 9);
        Assert.Equal(erlang.MeanInSystem, queue.MeanInSystem, 8);
    }

    [Fact]
    public void Waits_grow_with_the_variation_of_service()
    {
        double[] waits =
        [
            new FixedServiceQueue(5, 20, 0.2).MeanWait, TwoPhaseQueue.ErlangTwo(5, 20, 0.2).MeanWait, new Erlang(5, 20, 5).MeanWait,
            TwoPhaseQueue.Hyperexponential(5, 20, 0.9, 0.1, 1.1).MeanWait,
        ];
        Assert.Equal(waits.Order(), waits);
        Assert.Equal(waits[1], 0.75 * waits[2], 0.02 * waits[1]); // near the rule of thumb (1 + cv²) / 2
    }

    [Fact]
    public void Cobham_gives_the_published_values_and_keeps_the_work()
    {
        Assert.Equal([12, 60], Priorities.MeanWaits(1, 5, 1, 3).Select(wait => Math.Round(60 * wait, 9)));
        var waits = Priorities.MeanWaits(5, 5, 5, 15);
        Assert.Equal(1.6623, 60 * waits[0], 4);
        Assert.Equal(8.3117, 60 * waits[1], 4);
        Assert.Equal(new Erlang(5, 20, 5).MeanWait, (0.25 * waits[0]) + (0.75 * waits[1]), 12); // Kleinrock's conservation law
        Assert.Equal(new Erlang(1, 4, 5).MeanWait, Priorities.MeanWaits((4, 0.2, 0.08))[0], 12);
    }

    [Fact]
    public void Patience_gives_the_published_values_and_tends_to_Erlang()
    {
        var queue = StationaryQueue.WithPatience(5, 30, 5, 1);
        Assert.Equal(0.1961, queue.GivesUp(1), 4);
        Assert.Equal(11.7661, 60 * queue.MeanWait(), 4);
        var patient = StationaryQueue.WithPatience(5, 20, 5, 1e-9);
        Assert.Equal(new Erlang(5, 20, 5).MeanWait, patient.MeanWait(), 6);
        Assert.Equal(new Erlang(5, 20, 5).ProbabilityOfWaiting, patient.ProbabilityOfWaiting(), 6);
        Assert.Equal(new Erlang(5, 20, 5).MeanWait, new FixedPatience(5, 20, 5, 50).MeanWait, 9);
        Assert.Equal(0, new FixedPatience(5, 20, 5, 50).GivesUp, 9);
    }

    [Fact]
    public void Patience_of_no_length_is_a_waiting_room_without_a_place()
    {
        Assert.Equal(Erlang.Loss(5, 6), new FixedPatience(5, 30, 5, 0).GivesUp, 12);
        Assert.Equal(Erlang.Loss(5, 6), StationaryQueue.WithRoom(5, 0, 30, 5).TurnedAway, 12);
        Assert.Equal(new FixedPatience(5, 25.0001, 5, 0.5).GivesUp, new FixedPatience(5, 25, 5, 0.5).GivesUp, 5); // no jump at equal rates
        Assert.Equal(new FixedPatience(5, 25.0001, 5, 0.5).MeanWait, new FixedPatience(5, 25, 5, 0.5).MeanWait, 5);
    }

    [Fact]
    public void A_constant_staff_comes_to_the_stationary_queue()
    {
        var queue = new ShiftQueue(_ => 20, 5, 5);
        queue.GoTo(40);
        Assert.Equal(new Erlang(5, 20, 5).MeanInSystem, queue.MeanInSystem, 5);
        Assert.Equal(4, queue.MeanBusy, 5);
        queue.Measure();
        queue.GoTo(41);
        Assert.Equal(0.55411, queue.Integrated.Waiting / queue.Integrated.Arrivals, 4);
        Assert.Equal(1, queue.Total, 9);
    }

    [Fact]
    public void Steps_and_states_of_the_shift_queue_are_fine_enough()
    {
        static double Mean(double step, int states)
        {
            var queue = new ShiftQueue(_ => 6, 5, 1, leavers: 3, states, step);
            queue.GoTo(8);
            queue.Change(3);
            queue.GoTo(16);
            queue.Change(1);
            queue.GoTo(16.5);
            Assert.Equal(1, queue.Total, 6);
            return queue.MeanInSystem;
        }

        var usual = Mean(ShiftQueue.UsualStep, ShiftQueue.UsualStates);
        Assert.Equal(usual, Mean(ShiftQueue.UsualStep / 2, ShiftQueue.UsualStates), 5);
        Assert.Equal(usual, Mean(ShiftQueue.UsualStep, 2 * ShiftQueue.UsualStates), 5);
    }

    [Fact]
    public void A_review_that_is_begun_again_waits_longer_than_one_that_goes_on()
    {
        var again = new RequeueingShift(0.7, 1, 6);
        var goesOn = new ShiftQueue(_ => 0.7, 1, 1, states: 80);
        goesOn.GoTo(6);
        Assert.Equal(goesOn.MeanBusy, again.BusyAtChange, 6);
        Assert.Equal(goesOn.MeanInSystem, again.MeanBefore[^1], 6);

        var means = again.MeanAfter(6);
        Assert.Equal(goesOn.MeanInSystem, means[0], 3); // the ages at the change make up the whole state
        goesOn.GoTo(8);
        Assert.True(means[400] > 1.2 * goesOn.MeanInSystem); // far more than what the simulation's interval allows
    }

    [Fact]
    public void Races_and_oversight_give_the_published_values()
    {
        var race = new Races(9, 8);
        Assert.Equal([0, 0.5276, 0.9276, 0.9983], new double[] { 9, 15, 30, 60 }.Select(life => Math.Round(race.AttackedBy(life), 4)));
        Assert.Equal([0.1186, 0.4527, 0.7169], new double[] { 15, 30, 60 }.Select(life => Math.Round(race.AttackedWithinUniform(life), 4)));
        Assert.Equal([0.2259, 0.5849, 0.7594], new double[] { 10, 30, 60 }.Select(mean => Math.Round(race.AttackedBeforeExponential(mean), 4)), new Near(1e-4));
        Assert.Equal([1.779, 13.580, 43.014], new double[] { 15, 30, 60 }.Select(life => Math.Round(race.Compromised(life), 3)));
        Assert.Equal([0.251, 15.940], new double[] { 15, 60 }.Select(life => Math.Round(race.CompromisedWithinUniform(life), 3)));
        Assert.Equal(0.5331, Oversight.DetectionOfWeibull(0.9, 0.881, 15.51, 10), 4);
        Assert.Equal(Oversight.DetectionOfExponential(0.9, 15, 10), Oversight.DetectionOfWeibull(0.9, 1, 15, 10), 9);
        Assert.Equal(0.3667, Oversight.EscapesTwo(0.2, [.. Enumerable.Range(0, 1000).Select(index => (index + 0.5) / 1000)]), 4);
    }

    [Fact]
    public void The_limit_of_a_check_shares_out_the_family_rate()
    {
        var checks = FalseAlarms.CountOf(AllCases.List);
        Assert.True(checks > 100);
        Assert.True(checks * FalseAlarms.RateOfEach < FalseAlarms.Promised);
        Assert.InRange(FalseAlarms.Limit(64), 4, 5);
        Assert.True(FalseAlarms.Limit(32) > FalseAlarms.Limit(64));
    }

    private sealed class Near(double tolerance) : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) <= tolerance;

        public int GetHashCode(double obj) => 0;
    }
}
