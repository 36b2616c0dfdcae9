using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>Certificates that run out and are renewed.</content>
public sealed partial class Replication
{
    private void StartCertificates()
    {
        Array.Clear(hasLapsed);
        Array.Clear(lapses);
        for (var person = 1; person < hasLapsed.Length; person++)
        {
            if (CertificationOf(person) is not { } plan)
            {
                continue;
            }

            var uniform = draws.Uniform(Nodes.Person(new PersonId(person)).Value, DrawPurpose.FirstLapse);
            ScheduleCertificate(person, plan.First?.Quantile(uniform) ?? uniform * plan.Validity.Microseconds, SimEventKind.CertificateLapses);
        }
    }

    private void CertificateLapses(int person)
    {
        hasLapsed[person] = true;
        score.Lapsed(setup.PoolOfPerson[person], now, +1);
        var renewal = CertificationOf(person)!.Renewal.Quantile(
            draws.Uniform(Nodes.Person(new PersonId(person)).Value, DrawPurpose.CertificateRenewal, lapses[person]++ & ushort.MaxValue));
        ScheduleCertificate(person, renewal, SimEventKind.CertificateRenewed);
    }

    private void CertificateRenewed(int person)
    {
        hasLapsed[person] = false;
        score.Lapsed(setup.PoolOfPerson[person], now, -1);
        desks[setup.PoolOfPerson[person]].NeedsDispatch = needsDispatch = true; // somebody more may take what waits
        ScheduleCertificate(person, CertificationOf(person)!.Validity.Microseconds, SimEventKind.CertificateLapses);
    }

    private void ScheduleCertificate(int person, double after, SimEventKind kind) => Schedule(
        now.AddSaturating(Duration.FromMicroseconds(Math.Min(after, LongestGap))), EventOrder.DutyStarts, new SimEvent(kind, 0, person, 0));

    /// <summary>Whether a person may take no further task because the certificate ran out.</summary>
    private bool IsBarred(ReviewDesk desk, int server) =>
        desk.Pool.Certification is { OnLapse: OnLapse.Ineligible } && hasLapsed[desk.PersonOf(server).Value];

    /// <summary>A person's training now: that of the pool's plan, less while the certificate has run out and the pool goes on all the same.</summary>
    private double TrainingOf(ReviewDesk desk, int server)
    {
        if (desk.Pool.Training is null && desk.Pool.Certification is null)
        {
            return Staff.FullTraining;
        }

        var training = Staff.TrainingOf(desk.Pool, desk.SeatOf(server), now - start);
        return desk.Pool.Certification is { OnLapse: OnLapse.FallBack } plan && hasLapsed[desk.PersonOf(server).Value]
            ? Math.Min(training, plan.LapsedTraining)
            : training;
    }

    private Certification? CertificationOf(int person) => desks[setup.PoolOfPerson[person]].Pool.Certification;
}
