using System.Reflection;
using System.Runtime.InteropServices;

namespace Simulator.Governance.Tests;

/// <summary>A slot that is taken again remembers nothing of the request before.</summary>
public sealed class RequestStateTests
{
    /// <summary>Tables whose counts are zero in a new slot, and what <see cref="RequestState.Begin"/> is there to write.</summary>
    private static readonly string[] Kept =
        [nameof(RequestState.Places), nameof(RequestState.Approvers), nameof(RequestState.Generation), nameof(RequestState.Phase), nameof(RequestState.Request)];

    [Fact]
    public void A_slot_that_is_taken_again_remembers_nothing_but_its_generation()
    {
        var state = default(RequestState);
        MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref state, 1)).Fill(0x5A);
        var generation = state.Generation;
        state.Begin(World.Single());
        Assert.Equal(generation + 1, state.Generation);
        Assert.Equal(RequestPhase.Evaluating, state.Phase);
        Assert.Equal(World.Single(), state.Request);
        object boxed = state;
        foreach (var field in typeof(RequestState).GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(field => !Kept.Contains(field.Name)))
        {
            Assert.True(IsZero(field.GetValue(boxed)!), field.Name + " is as it was.");
        }
    }

    [Fact]
    public void Generation_zero_means_nobody_and_is_left_out()
    {
        var state = new RequestState { Generation = uint.MaxValue };
        state.Begin(World.Single());
        Assert.Equal(1u, state.Generation);
    }

    [Fact]
    public void The_request_may_stand_in_the_slot_that_is_taken()
    {
        var state = new RequestState { Request = World.Single() };
        state.Begin(state.Request);
        Assert.Equal(World.Single(), state.Request);
    }

    private static bool IsZero(object value) => value is Leases leases ? LeasesAreZero(leases) : value.Equals(Activator.CreateInstance(value.GetType()));

    private static bool LeasesAreZero(Leases leases)
    {
        ReadOnlySpan<Lease> each = leases;
        foreach (ref readonly var lease in each)
        {
            if (lease.Alive || lease.Revoking || lease.Issued != default || lease.Ends != default)
            {
                return false;
            }
        }

        return true;
    }
}
