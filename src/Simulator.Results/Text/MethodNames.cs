using System.Text.Json;
using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>Names of interval methods in files and in words; a name in files never changes, whatever the code calls the method.</summary>
internal static class MethodNames
{
    /// <summary>The name in files.</summary>
    public static string Of(IntervalMethod method) => method switch
    {
        IntervalMethod.StudentT => "student_t",
        IntervalMethod.Ratio => "ratio",
        IntervalMethod.PooledQuantile => "pooled_quantile",
        IntervalMethod.Wilson => "wilson",
        IntervalMethod.ClopperPearson => "clopper_pearson",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "A method without a name in files."),
    };

    /// <summary>The method with a name in files.</summary>
    /// <exception cref="JsonException">There is none.</exception>
    public static IntervalMethod Parse(string name) => name switch
    {
        "student_t" => IntervalMethod.StudentT,
        "ratio" => IntervalMethod.Ratio,
        "pooled_quantile" => IntervalMethod.PooledQuantile,
        "wilson" => IntervalMethod.Wilson,
        "clopper_pearson" => IntervalMethod.ClopperPearson,
        _ => throw new JsonException(),
    };

    /// <summary>The method for readers.</summary>
    public static string InWords(IntervalMethod method) => method switch
    {
        IntervalMethod.StudentT => "Student's t",
        IntervalMethod.Ratio => "ratio of means",
        IntervalMethod.PooledQuantile => "pooled quantile",
        IntervalMethod.Wilson => "Wilson",
        IntervalMethod.ClopperPearson => "Clopper-Pearson",
        _ => method.ToString(),
    };
}
