using System.Globalization;
using Simulator.LoadDriver;
using Simulator.Time;

namespace Simulator.Cli;

/// <summary>Reads the small languages of <c>load</c>'s options; each method gives null, or what is wrong and how it would be right.</summary>
internal static class LoadTexts
{
    /// <summary>Phases, parted by commas or given one by one.</summary>
    public static string? TryPhases(IReadOnlyList<string> texts, out IReadOnlyList<LoadPhase> phases)
    {
        var found = new List<LoadPhase>();
        phases = found;
        foreach (var text in texts.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            if (LoadPhase.TryParse(text, out var phase) is { } wrong)
            {
                return "--phases: " + wrong;
            }

            found.Add(phase!);
        }

        return null;
    }

    /// <summary>Faults: <c>fault=5%,unavailable=2%,delay=10%:500ms,seed=3</c>.</summary>
    public static string? TryChaos(string? text, out ChaosOptions chaos)
    {
        chaos = new ChaosOptions();
        foreach (var part in (text ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = part.Split('=', 2) is [var left, var right] ? (left, right) : (part, string.Empty);
            ChaosOptions? next = name switch
            {
                "fault" when TryShare(value, out var share) => chaos with { FaultShare = share },
                "unavailable" when TryShare(value, out var share) => chaos with { UnavailableShare = share },
                "delay" when value.Split(':') is [var often, var length] && TryShare(often, out var share) && DurationText.TryParse(length, out var time) && time > Duration.Zero
                    => chaos with { DelayShare = share, Delay = time },
                "seed" when ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) => chaos with { Seed = seed },
                _ => null,
            };
            if (next is null)
            {
                return $"--chaos: '{part}' is no fault; write fault=5%, unavailable=2%, delay=10%:500ms or seed=3, parted by commas";
            }

            chaos = next;
        }

        return null;
    }

    /// <summary>A share such as <c>5%</c>.</summary>
    public static string? TryShare(string option, string text, out double share) =>
        TryShare(text, out share) ? null : $"{option}: '{text}' is no share; write one from 0% to 100%";

    /// <summary>A duration such as <c>30s</c>.</summary>
    public static string? TryDuration(string option, string? text, out Duration? duration)
    {
        duration = null;
        if (text is null)
        {
            return null;
        }

        var isDuration = DurationText.TryParse(text, out var parsed);
        duration = isDuration ? parsed : null;
        return isDuration ? null : $"{option}: '{text}' is no duration; write 500ms, 30s or 10m";
    }

    private static bool TryShare(string text, out double share)
    {
        share = 0;
        if (!text.EndsWith('%') || !double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) || percent > 100)
        {
            return false;
        }

        share = percent / 100;
        return true;
    }
}
