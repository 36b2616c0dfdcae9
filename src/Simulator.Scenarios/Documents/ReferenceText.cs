namespace Simulator.Scenarios;

/// <summary>What the reference says before its tables.</summary>
internal static class ReferenceText
{
    public const string Introduction =
        """
        # Reference of scenario files

        Generated from the definition that the loader itself uses; edit the definition, not this file.

        - **Format**: JSON with comments and trailing commas, UTF-8, at most 8 MiB, of which all but the times of traces fill 1 MiB at most. `scenarios/scenario.schema.json` gives editors completion.
        - **Units**: durations `"15m"`, `"1h30m"`, `"500ms"` (d, h, m, s, ms, us; a day is 24 hours), rates `"40/h"` (/s, /m, /h, /d), shares
          `"5%"`. A bare number where a unit belongs is an error. Counts and factors are plain numbers. Instants carry their offset.
        - **Names** of pools, classes, gates, roles, incidents and rows: letters, digits, dot, dash and underscore, at most 64, a letter or digit
          first and no dot last. Lists hold values only; what has parts is an object keyed by name.
        - **Layers**: `"extends": "other.json"` lays a file over another, key by key, at most 8 deep. A list replaces the list below it. An object that
          states its `kind` replaces the one below it; one that does not changes only the parameters it names.
        - **Overrides**, lowest first: files, environment (`SIMULATOR__RUN__HORIZON=8h`; two underscores part the path, case does not matter),
          `--set run.horizon=8h` (a name with a dot: `--set "classes['a.b'].wrong=5%"`; lists as `a,b`), `--seed` and `--replications`.
          Overrides change what files and defaults hold; they add no pools, classes or rows. What an upper layer replaces is not checked.
        - **Errors** come all at once: `file:line:column: path: problem; remedy`.
        - **Hypotheses** are defaults that no source supports. A run lists those its conclusions rest on; vary them.

        """;

    public const string BudgetsIntroduction =
        """
        # Reference of budgets files

        Generated from the definition that the loader itself uses; edit the definition, not this file. How verdicts come about says [budgets.md](budgets.md).

        - **Format**: JSON with comments and trailing commas, UTF-8. `scenarios/budgets.schema.json` gives editors completion. The same budgets may
          stand in a scenario under `budgets`; a file's lie over them by id.
        - **Limits** are a comparison (`<=`, `<`, `>=`, `>`) and an amount in the metric's unit: a duration (`45m`) for minutes, `%` or `pp` for shares, a
          plain number for the rest, which may end in `/1000` where it counts for 1,000 root requests. With `<` and `>` the limit itself is wrong.
        - A metric is asked for in the dimensions that it has: the table at the end says which `where` must name and which it may.
        - **Errors** come all at once: `file:line:column: path: problem; remedy`.

        """;
}
