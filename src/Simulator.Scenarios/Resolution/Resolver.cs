namespace Simulator.Scenarios;

/// <summary>Lays a merged scenario beside the definition: checks every value, fills in every default, collects every error.</summary>
internal sealed partial class Resolver
{
    private readonly ErrorList errors;
    private readonly List<NotedHypothesis> hypotheses = [];
    private Resolved root;

    private Resolver(ErrorList errors, Node node, BlockShape shape)
    {
        this.errors = errors;
        root = new Resolved(JsonPath.Root, node.Place, shape);
    }

    /// <summary>Resolves a file.</summary>
    /// <param name="node">The merged layers.</param>
    /// <param name="shape">What may stand in it.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <param name="hypotheses">The paths whose default is in force and is a hypothesis, in the order of the definition.</param>
    public static Resolved Resolve(Node node, BlockShape shape, ErrorList errors, out IReadOnlyList<NotedHypothesis> hypotheses)
    {
        var resolver = new Resolver(errors, node, shape);
        resolver.Fill(resolver.root, node, shape.Keys);
        hypotheses = resolver.hypotheses;
        return resolver.root;
    }

    private Resolved Value(JsonPath path, Node node, Shape shape) => shape switch
    {
        _ when node.Kind == NodeKind.Invalid => Reported(new Resolved(path, node.Place, shape)),
        ScalarShape scalar => Scalar(path, node, scalar),
        ListShape list => List(path, node, list),
        BlockShape block => Block(path, node, block),
        MapShape map => Map(path, node, map),
        OptionalShape optional => Optional(path, node, optional),
        KindShape kinds => OneKind(path, node, kinds),
        _ => throw new InvalidOperationException($"No rule for {shape.GetType().Name}."),
    };

    private Resolved Scalar(JsonPath path, Node node, ScalarShape shape)
    {
        var result = new Resolved(path, node.Place, shape);
        var reading = shape.Type.Read(node);
        result.Value = reading.Value;
        return reading.Value is null ? Invalid(result, node, reading.Problem, reading.Remedy) : result;
    }

    private Resolved List(JsonPath path, Node node, ListShape shape)
    {
        var result = new Resolved(path, node.Place, shape);
        if (shape.Words.Count > 0 && node.Kind is NodeKind.Text or NodeKind.Override && !node.Text.Contains('[', StringComparison.Ordinal) && !node.Text.Contains(',', StringComparison.Ordinal))
        {
            result.Value = shape.Words.Contains(node.Text) ? new Word(node.Text) : null;
            return result.IsNone ? result : Invalid(result, node, $"{PrintableText.Quote(node.Text)} is none of the choices",
                $"{Nearest.Choices(node.Text, shape.Words)} or a list of {shape.Minimum} values");
        }

        if (ListItems.Of(node) is not { } items)
        {
            return Invalid(result, node, "one value stands where a list belongs", $"write a list, such as [{shape.Item.Example}]");
        }

        if (items.Count < shape.Minimum || items.Count > shape.Maximum)
        {
            return Invalid(result, node, $"the list has {items.Count} entries", $"give {shape.Minimum} to {shape.Maximum}");
        }

        var values = new List<object>(items.Count);
        foreach (var item in items)
        {
            var reading = shape.Item.Read(item);
            if (reading.Value is null)
            {
                Invalid(result, item, reading.Problem, reading.Remedy);
            }
            else if (shape.IsSet && values.Contains(reading.Value))
            {
                Invalid(result, item, $"{PrintableText.Quote(item.Text)} is in the list twice", "keep one of them");
            }
            else
            {
                values.Add(reading.Value);
            }
        }

        result.Value = values.ToArray();
        return result;
    }

    private Resolved Block(JsonPath path, Node node, BlockShape shape)
    {
        var result = new Resolved(path, node.Place, shape);
        if (!node.IsObject)
        {
            return Invalid(result, node, "a value stands where an object belongs", $"write {{ … }} with the keys {Listed(shape.Keys)}");
        }

        Fill(result, node, shape.Keys);
        return result;
    }

    private Resolved Map(JsonPath path, Node node, MapShape shape)
    {
        var result = new Resolved(path, node.Place, shape);
        if (!node.IsObject)
        {
            return Invalid(result, node, "a value stands where an object belongs", $"write {{ \"name\": {{ … }} }}, one entry a {shape.Noun}");
        }

        var members = node.Members.OrderBy(member => member.Name, StringComparer.Ordinal).ToList();
        if (members.Count > shape.Maximum || members.Count < shape.Minimum)
        {
            var (word, limit) = members.Count < shape.Minimum ? ("at least", shape.Minimum) : ("at most", shape.Maximum);
            return Invalid(result, node, $"there are {members.Count} entries",
                $"define {word} {limit} {shape.Noun}{(limit == 1 ? string.Empty : "s")}");
        }

        foreach (var member in members)
        {
            var problem = MapProblem(member, members, shape);
            if (problem is null)
            {
                result.Add(Value(path[member.Name], member.Value, shape.Item));
            }
            else
            {
                errors.Add(member.Place, path[member.Name], problem.Value.Problem, problem.Value.Remedy);
                result.MarkInvalid();
            }
        }

        return result;
    }

    /// <summary>What is wrong with a member of a map before its value is looked at.</summary>
    private static (string Problem, string Remedy)? MapProblem(Node.Member member, List<Node.Member> members, MapShape shape)
    {
        if (!Names.AreValid(member.Name))
        {
            return ($"{PrintableText.Quote(member.Name)} cannot name a {shape.Noun}", Names.Rule);
        }

        if (member.Value.IsKnown)
        {
            return null;
        }

        // An override changes what files define: a new member would almost always be a misspelt old one.
        var known = members.Where(other => other.Value.IsKnown).Select(other => other.Name).ToList();
        return ($"there is no {shape.Noun} {PrintableText.Quote(member.Name)} to override", Nearest.Member(member.Name, known, shape.Noun));
    }

    private Resolved Optional(JsonPath path, Node node, OptionalShape shape)
    {
        if (node.Kind is NodeKind.Text or NodeKind.Override && node.Text == shape.Word)
        {
            return new Resolved(path, node.Place, shape) { Value = new Word(shape.Word) };
        }

        var hasShorthand = shape.Inner is KindShape { Shorthand: not null };
        return node.IsObject || hasShorthand
            ? Value(path, node, shape.Inner)
            : Invalid(new Resolved(path, node.Place, shape), node, "a value stands where an object belongs", $"write {{ … }} or \"{shape.Word}\"");
    }

    private Resolved Invalid(Resolved result, Node node, string problem, string remedy)
    {
        errors.Add(node.Place, result.Path, problem, remedy);
        result.MarkInvalid();
        return result;
    }

    private static Resolved Reported(Resolved result)
    {
        result.MarkInvalid();
        return result;
    }

    private static string Listed(IReadOnlyList<Key> keys) => string.Join(", ", keys.Select(key => key.Name));
}
