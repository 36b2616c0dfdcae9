using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Simulator.Cli;

/// <summary>What is wrong with a command line, in a user's words and not in a programmer's.</summary>
internal static class UsageText
{
    /// <summary>One line about one error of the parser.</summary>
    public static string Of(ParseError error)
    {
        if (error.SymbolResult is OptionResult { Tokens: [var token, ..] } result && WordFor(result.Option.ValueType) is { } word && !IsNumber(result.Option.ValueType, token.Value))
        {
            return $"{result.Option.Name}: '{token.Value}' is no {word}";
        }

        return string.Join(' ', error.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>One line about a file or folder that is not there.</summary>
    public static string OfAbsent(Exception absent) => absent is FileNotFoundException { FileName: { } file }
        ? $"{Path.GetRelativePath(Environment.CurrentDirectory, file)}: there is no such file; check the path"
        : $"{absent.Message.TrimEnd('.')}; check the path, or make the folder";

    private static string? WordFor(Type type) => (Nullable.GetUnderlyingType(type) ?? type).Name switch
    {
        nameof(Int32) => "whole number from -2147483648 to 2147483647",
        nameof(Int64) => "whole number from -9223372036854775808 to 9223372036854775807",
        nameof(UInt64) => "whole number from 0 to 18446744073709551615",
        nameof(Double) => "number, such as 40 or 2.5",
        _ => null,
    };

    private static bool IsNumber(Type type, string text) => (Nullable.GetUnderlyingType(type) ?? type).Name switch
    {
        nameof(Int32) => int.TryParse(text, CultureInfo.InvariantCulture, out _),
        nameof(Int64) => long.TryParse(text, CultureInfo.InvariantCulture, out _),
        nameof(UInt64) => ulong.TryParse(text, CultureInfo.InvariantCulture, out _),
        _ => double.TryParse(text, CultureInfo.InvariantCulture, out _),
    };
}
