using System.Text;
using System.Text.Json;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>Reads limits such as <c>approval_latency p95 class=refund &lt;= 45m</c>: the quantity as a search names it, the limit as budgets write it.</summary>
public static class TuningLimits
{
    private const string Id = "limit";

    /// <summary>Reads a limit.</summary>
    /// <param name="text">A quantity, a comparison and an amount with its unit.</param>
    /// <param name="problem">What is wrong, in one line; empty when nothing is.</param>
    /// <returns>The limit; null when the text is none.</returns>
    public static TuningLimit? TryParse(string text, out string problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        var comparison = text.AsSpan().IndexOfAny('<', '>');
        if (comparison < 0)
        {
            problem = $"'{SafeText.Clean(text)}' compares with nothing; write a metric, <= or >= and an amount, such as approval_latency p95 <= 45m";
            return null;
        }

        if (TuningQuantity.TryParse(text[..comparison], out problem) is not { } quantity)
        {
            return null;
        }

        // A budget of this one limit: its loader knows the amounts, their units and which metric takes which.
        var read = BudgetLoader.Parse(AsBudget(quantity, text[comparison..].Trim()), "limit");
        if (read.Budgets?.Budgets is [{ Limit: { } limit } budget])
        {
            return new TuningLimit(
                quantity.WithAggregate(budget.Aggregate.Word), limit.Side == BudgetSide.AtMost ? LimitSide.AtMost : LimitSide.AtLeast, limit.Value);
        }

        var error = read.Errors.Count > 0 ? $"{read.Errors[0].Problem}; {read.Errors[0].Remedy}" : "this is no limit";
        problem = $"'{SafeText.Clean(text)}': {SafeText.Clean(error)}";
        return null;
    }

    private static string AsBudget(TuningQuantity quantity, string limit)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteNumber("version", 1);
            writer.WriteStartObject("budgets");
            writer.WriteStartObject(Id);
            writer.WriteString("metric", quantity.Metric);
            if (quantity.Aggregate.Length > 0)
            {
                writer.WriteString("agg", quantity.Aggregate);
            }

            writer.WriteStartObject("where");
            foreach (var one in quantity.Where)
            {
                writer.WriteString(one.Name, one.Value);
            }

            writer.WriteEndObject();
            writer.WriteString("limit", limit);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
