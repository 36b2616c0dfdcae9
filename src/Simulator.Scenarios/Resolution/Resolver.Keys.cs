namespace Simulator.Scenarios;

/// <summary>The keys of blocks: unknown, missing, given and defaulted.</summary>
internal sealed partial class Resolver
{
    private void Fill(Resolved block, Node node, IReadOnlyList<Key> keys, string? skipped = null)
    {
        foreach (var member in node.Members)
        {
            if (member.Name != skipped && !keys.Any(key => key.Name == member.Name))
            {
                var remedy = errors.WantsSuggestions
                    ? Nearest.Member(member.Name, [.. keys.Select(key => key.Name).Prepend(skipped).OfType<string>()], "key")
                    : "see the reference of keys";
                errors.Add(member.Place, block.Path[member.Name], $"unknown key {PrintableText.Quote(member.Name)}", remedy);
                block.MarkInvalid();
            }
        }

        foreach (var key in keys)
        {
            if (InForce(block, node, key) is { } value)
            {
                var member = Value(block.Path[key.Name], value, key.Shape);
                NoteHypothesis(block, key, member);
                block.Add(key.IsOfFile ? member.AsOfFile() : member);
            }
        }
    }

    /// <summary>What a key holds: what was written, laid over the default where the key says so, or the default; null for nothing.</summary>
    private Node? InForce(Resolved block, Node node, Key key)
    {
        var written = node[key.Name];
        if (key.Default is null)
        {
            return written ?? (key.MayBeAbsent ? null : Missing(block, node, key));
        }

        if (written is not null && !(written.IsObject && key.LaysOverDefault))
        {
            return written;
        }

        var json = key.Default.Json(new DefaultContext(root, block));
        if (string.IsNullOrEmpty(json))
        {
            block.MarkInvalid(); // without a text it depends on something that is in error and was reported there
            return written ?? (json is null ? null : Missing(block, node, key));
        }

        var value = DefaultNode.Of(json, node.Place);
        return written is null ? value : Overlay.Lay(written, value);
    }

    /// <summary>
    /// A value that is a hypothetical default is noted as such, written out or not: a resolved file, which writes out everything, rests on
    /// the same hypotheses as the file it came from.
    /// </summary>
    private void NoteHypothesis(Resolved block, Key key, Resolved member)
    {
        var context = new DefaultContext(root, block);
        if (key.Default is null || !member.IsValid || !key.Default.IsHypothesis(context) || key.Default.Json(context) is not { Length: > 0 } json)
        {
            return;
        }

        var known = hypotheses.Count;
        var standard = Value(member.Path, DefaultNode.Of(json, member.Place), key.Shape);
        hypotheses.RemoveRange(known, hypotheses.Count - known); // what the default itself rests on was noted with the member
        if (Shares(standard, member))
        {
            hypotheses.Add(new NotedHypothesis(member.Path.ToString(), HypothesisRange.StatedIn(key.Default.Source), key.Default.Source));
        }
    }

    /// <summary>Whether a value is its default, or is it in part: the same kind with at least one parameter of the default.</summary>
    private static bool Shares(Resolved standard, Resolved value) => standard.Kind == value.Kind && (value.Members.Count == 0
        ? Canonical(standard) == Canonical(value)
        : value.Members.Any(member => standard.Has(member.Name) && Shares(standard[member.Name], member)));

    private static string Canonical(Resolved value) => ScenarioBuilder.ToJson(value);

    private Node? Missing(Resolved block, Node node, Key key)
    {
        errors.Add(node.Place, block.Path[key.Name], "this key is missing", $"add \"{key.Name}\": {ExampleOf(key.Shape)}");
        block.MarkInvalid();
        return null;
    }

    private Resolved OneKind(JsonPath path, Node node, KindShape shape)
    {
        var result = new Resolved(path, node.Place, shape);
        if (!node.IsObject)
        {
            return Shorthand(result, node, shape);
        }

        var names = shape.Kinds.Select(kind => kind.Name).ToList();
        if (node["kind"] is not { } kindNode)
        {
            return Invalid(result, node, $"the {shape.Noun} does not say its kind",
                $"add \"kind\": {Alternatives(names.Select(name => $"\"{name}\""))}");
        }

        var isText = kindNode.Kind is NodeKind.Text or NodeKind.Override;
        if (!isText || shape.Kinds.FirstOrDefault(kind => kind.Name == kindNode.Text) is not { } found)
        {
            var problem = $"there is no {shape.Noun} of kind {PrintableText.Quote(kindNode.Text)}";
            errors.Add(kindNode.Place, path["kind"], problem, Nearest.Choices(kindNode.Text, names));
            result.MarkInvalid();
            return result;
        }

        result.Kind = found.Name;
        Fill(result, node, found.Keys, skipped: "kind");
        CheckForm(result, node, found, shape.Noun);
        return Made(result, shape);
    }

    /// <summary>A bare value stands for a fixed one.</summary>
    private Resolved Shorthand(Resolved result, Node node, KindShape shape)
    {
        if (shape.Shorthand is null || node.Kind == NodeKind.List)
        {
            return Invalid(result, node, $"a value stands where the {shape.Noun} belongs", "write { \"kind\": … }");
        }

        var reading = shape.Shorthand.Read(node);
        if (reading.Value is null)
        {
            return Invalid(result, node, reading.Problem, $"{reading.Remedy}, or {{ \"kind\": … }} for a distribution");
        }

        result.Kind = "fixed";
        result.Add(new Resolved(result.Path["value"], node.Place, new ScalarShape(shape.Shorthand)) { Value = reading.Value });
        return Made(result, shape);
    }

    /// <summary>Makes what the object stands for; parameters that do not go together are reported at the object.</summary>
    private Resolved Made(Resolved result, KindShape shape)
    {
        if (result.IsValid)
        {
            result.Made = shape.Make(result, (problem, remedy) =>
            {
                errors.Add(result.Place, result.Path, problem, remedy);
                result.MarkInvalid();
            });
        }

        return result;
    }

    private static string ExampleOf(Shape shape) => shape switch
    {
        ScalarShape { Type: EnumType choices } => Alternatives(choices.Choices.Select(choice => $"\"{choice}\"")),
        ScalarShape scalar => scalar.Type.Example,
        ListShape list => $"[{list.Item.Example}]",
        KindShape kinds => kinds.Shorthand is { } type ? type.Example : $"{{ \"kind\": \"{kinds.Kinds[0].Name}\", … }}",
        _ => "{ … }",
    };

    private static string Alternatives(IEnumerable<string> choices) => string.Join(" or ", choices);

    private void CheckForm(Resolved result, Node node, Kind kind, string noun)
    {
        if (kind.Forms.Count == 0)
        {
            return;
        }

        var given = kind.Forms.SelectMany(form => form).Distinct().Where(name => node[name] is not null).ToList();
        if (!kind.Forms.Any(form => form.Count == given.Count && form.All(given.Contains)))
        {
            var problem = given.Count switch
            {
                0 => $"a {kind.Name} {noun} needs its parameters",
                1 => $"{given[0]} alone does not make a {kind.Name} {noun}",
                _ => $"{string.Join(", ", given.SkipLast(1))} and {given[^1]} do not make a {kind.Name} {noun}",
            };
            Invalid(result, node, problem, $"give {string.Join(", or ", kind.Forms.Select(form => string.Join(" and ", form)))}");
        }
    }
}
