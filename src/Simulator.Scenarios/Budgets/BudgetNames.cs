using Simulator.Results;

namespace Simulator.Scenarios;

/// <summary>Checks that the budgets inside a scenario name what the scenario has, before anyone waits for a simulation.</summary>
internal static class BudgetNames
{
    private static readonly (string Dimension, string Section)[] Sections = [("class", "classes"), ("workflow", "workflows"), ("pool", "pools"), ("gate", "gates")];

    /// <summary>Checks the names under <c>where</c> of every valid budget.</summary>
    /// <param name="root">The resolved scenario.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static void Check(Resolved root, ErrorList errors)
    {
        foreach (var where in root["budgets"].Members.Where(budget => budget.IsValid).Select(budget => budget["where"]))
        {
            foreach (var (dimension, section) in Sections.Where(entry => root.Has(entry.Section)))
            {
                CheckName(where, dimension, [.. root[section].Members.Select(member => member.Name)], errors);
            }

            if (root.Has("gates") && root["gates"].IsValid)
            {
                CheckName(where, "role", [.. PeopleBuilder.RolesIn(root["gates"]).Distinct().Order(StringComparer.Ordinal)], errors);
            }

            CheckShift(root, where, errors);
        }
    }

    private static void CheckShift(Resolved root, Resolved where, ErrorList errors)
    {
        if (where.Find("shift") is not { } shift)
        {
            return;
        }

        if (where.Find("pool") is not { } pool)
        {
            errors.Add(shift.Place, shift.Path, "a shift belongs to a pool, and none is named", "add \"pool\" to \"where\"");
        }
        else if (root.Has("pools") && root["pools"].Find(pool.As<string>()) is { IsValid: true } named)
        {
            var roster = named.Find("roster");
            string[] shifts = roster is null || roster.IsNone || roster.Find("shifts") is not { } listed ? [] : [.. listed.Members.Select(member => member.Name)];
            if (shifts.Length == 0)
            {
                errors.Add(shift.Place, shift.Path, $"the pool {PrintableText.Quote(pool.As<string>())} has no shifts", "leave the shift out");
            }
            else
            {
                CheckName(where, "shift", [.. shifts, "none"], errors);
            }
        }
    }

    private static void CheckName(Resolved where, string dimension, IReadOnlyList<string> known, ErrorList errors)
    {
        if (where.Find(dimension) is { } name && !known.Contains(name.As<string>()))
        {
            errors.Add(
                name.Place, name.Path, $"there is no {dimension} {PrintableText.Quote(name.As<string>())}", Nearest.Member(name.As<string>(), known, dimension));
        }
    }
}
