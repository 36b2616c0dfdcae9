using System.Globalization;
using System.Text;

namespace Simulator.LoadDriver;

/// <summary>An unwanted answer in one line.</summary>
internal static class AnswerText
{
    private const int Longest = 160;

    /// <summary>Status and the beginning of the body, without control characters.</summary>
    public static string Of(in GatewayAnswer answer)
    {
        var head = Encoding.UTF8.GetString(answer.Body.Span[..Math.Min(answer.Body.Length, Longest)]);
        var line = string.Concat(head.Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim();
        return string.Create(CultureInfo.InvariantCulture, $"status {answer.Status}{(line.Length == 0 ? string.Empty : ": ")}{line}");
    }
}
