using FsCheck;
using FsCheck.Fluent;

namespace Simulator.Kernel.Tests;

/// <summary>How far ahead events are scheduled.</summary>
public enum Spacing
{
    /// <summary>Nearly always at the current instant.</summary>
    Ties,

    /// <summary>Evenly within a second.</summary>
    Even,

    /// <summary>On the next full minutes, many to each.</summary>
    Grid,

    /// <summary>Over 12 orders of magnitude, each as likely.</summary>
    Skewed,

    /// <summary>Near, with a few centuries away or never.</summary>
    Outliers,

    /// <summary>In tight clusters an hour apart.</summary>
    Bursts,

    /// <summary>Within a second or within a hundredth of one, changing after every few hundred events.</summary>
    Changing,

    /// <summary>Any of the others, anew for each event.</summary>
    Mixed,
}

/// <summary>A random sequence of operations; each number is decoded into one.</summary>
/// <param name="Spacing">How far ahead events are scheduled.</param>
/// <param name="SchedulePercent">Share of scheduling; popping and peeking take what is left besides cancelling.</param>
/// <param name="CancelPercent">Share of cancelling.</param>
/// <param name="Start">The time to start with, in µs.</param>
/// <param name="Steps">One number an operation.</param>
public sealed record CalendarScript(Spacing Spacing, int SchedulePercent, int CancelPercent, long Start, ulong[] Steps)
{
    public static Arbitrary<CalendarScript> Arbitrary { get; } = Arb.From(Generator(), Shrink);

    public override string ToString() =>
        $"{Spacing} schedule {SchedulePercent} % cancel {CancelPercent} % from {Start}: [{string.Join(", ", Steps)}]";

    public static CalendarScript Make(Spacing spacing, int schedulePercent, int cancelPercent, int steps, ulong seed)
    {
        var numbers = new ulong[steps];
        for (var i = 0; i < steps; i++)
        {
            numbers[i] = Mix(unchecked(seed + ((ulong)i * 0x9E3779B97F4A7C15)));
        }

        return new CalendarScript(spacing, schedulePercent, cancelPercent, 0, numbers);
    }

    internal void Run(CalendarOracle oracle)
    {
        RunWithoutEnd(oracle);
        oracle.Drain();
    }

    internal void RunWithoutEnd(CalendarOracle oracle)
    {
        foreach (var step in Steps)
        {
            var roll = (int)(step % 100);
            var bits = Mix(step);
            if (roll < SchedulePercent)
            {
                var spacing = Spacing == Spacing.Changing && oracle.Scheduled / 300 % 2 == 0 ? Spacing.Even : Spacing;
                oracle.Schedule(At(oracle.Now, spacing, bits), (byte)((bits >> 56) % 13));
                if (bits % 128 == 7)
                {
                    ScheduleVolley(oracle, bits);
                }
            }
            else if (roll < SchedulePercent + CancelPercent)
            {
                if (oracle.Scheduled > 0)
                {
                    // Mostly a recent one, which is likely to be pending still.
                    var reach = bits % 4 == 0 ? oracle.Scheduled : Math.Min(oracle.Scheduled, 200);
                    oracle.Cancel(oracle.Scheduled - 1 - (int)((bits >> 8) % (uint)reach));
                }
            }
            else if (bits % 4 == 0)
            {
                oracle.Peek();
            }
            else if (bits % 2048 == 1)
            {
                oracle.Clear(Start);
            }
            else
            {
                oracle.Pop();
            }
        }
    }

    /// <summary>Many events before the one that was to come next, after it was looked at.</summary>
    private static void ScheduleVolley(CalendarOracle oracle, ulong bits)
    {
        oracle.Peek();
        var gap = unchecked((ulong)(oracle.Next - oracle.Now));
        for (var i = 0; i < 60 && gap > 0; i++)
        {
            bits = Mix(unchecked(bits + 0x9E3779B97F4A7C15));
            oracle.Schedule(unchecked(oracle.Now + (long)(bits % gap)), (byte)(bits >> 60));
        }
    }

    private static long At(long now, Spacing spacing, ulong bits)
    {
        const long second = 1_000_000, minute = 60 * second, hour = 60 * minute;
        var part = (long)(bits >> 20 & 0xFFFFFFFF);
        return spacing switch
        {
            Spacing.Ties => Later(now, bits % 16 == 0 ? 1 : 0),
            Spacing.Even => Later(now, part % second),
            Spacing.Grid => Later(now, (minute - (((now % minute) + minute) % minute)) + (part % 4 * minute)),
            Spacing.Skewed => Later(now, part % (1L << (int)(bits % 41))),
            Spacing.Outliers => bits % 64 == 0 ? long.MaxValue : Later(now, bits % 16 == 0 ? part << 24 : part % second),
            Spacing.Changing => Later(now, part % (second / 100)),
            Spacing.Bursts => Later(now, (hour - (((now % hour) + hour) % hour)) + (part % 5)),
            _ => At(now, (Spacing)(bits % 6), Mix(bits)),
        };
    }

    private static long Later(long now, long delay) => now > long.MaxValue - delay ? long.MaxValue : now + delay;

    private static Gen<CalendarScript> Generator() =>
        from spacing in Gen.Elements(Enum.GetValues<Spacing>())
        from schedule in Gen.Choose(30, 60)
        from cancel in Gen.Elements(0, 5, 30)
        from start in Gen.Elements(0L, -5_000_000L, 1_772_000_000_000_000L, long.MinValue)
        from length in Gen.Choose(0, 3000)
        from steps in Gen.ArrayOf(Gen.Choose(int.MinValue, int.MaxValue).Select(n => Mix(unchecked((ulong)n))), length)
        select new CalendarScript(spacing, schedule, cancel, start, steps);

    private static IEnumerable<CalendarScript> Shrink(CalendarScript script)
    {
        for (var size = script.Steps.Length / 2; size > 0; size /= 2)
        {
            for (var from = 0; from < script.Steps.Length; from += size)
            {
                yield return script with { Steps = [.. script.Steps[..from], .. script.Steps[Math.Min(from + size, script.Steps.Length)..]] };
            }
        }
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
