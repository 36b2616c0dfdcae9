using System.Text.Json;
using System.Text.RegularExpressions;

namespace Simulator.Scenarios.Tests;

/// <summary>The part of JSON Schema (draft 2020-12) that the scenario schema uses; another keyword throws, so that none is ignored.</summary>
internal sealed class SchemaValidator(JsonElement root)
{
    public IEnumerable<string> Validate(JsonElement instance) => Check(root, instance, "$");

    private IEnumerable<string> Check(JsonElement schema, JsonElement instance, string path) =>
        schema.EnumerateObject().SelectMany(keyword => Keyword(schema, keyword, instance, path));

    private IEnumerable<string> Keyword(JsonElement schema, JsonProperty keyword, JsonElement instance, string path)
    {
        var value = keyword.Value;
        return keyword.Name switch
        {
            "$schema" or "title" or "description" or "$defs" or "then" or "format" => [],
            "$ref" => Check(root.GetProperty("$defs").GetProperty(value.GetString()!["#/$defs/".Length..]), instance, path),
            "type" => When(!IsType(instance, value.GetString()!), $"{path} is no {value}"),
            "const" => When(!JsonElement.DeepEquals(instance, value), $"{path} is not {value}"),
            "enum" => When(!value.EnumerateArray().Any(choice => JsonElement.DeepEquals(instance, choice)), $"{path} is no choice"),
            "anyOf" => When(!value.EnumerateArray().Any(one => !Check(one, instance, path).Any()), $"{path} meets no alternative"),
            "if" => Check(value, instance, path).Any() ? [] : Check(schema.GetProperty("then"), instance, path),
            "not" => When(!Check(value, instance, path).Any(), $"{path} meets what it must not"),
            _ => instance.ValueKind switch
            {
                JsonValueKind.Object => OfObject(schema, keyword, instance, path),
                JsonValueKind.Array => OfArray(keyword, instance, path),
                JsonValueKind.String => OfText(keyword, instance, path),
                JsonValueKind.Number => OfNumber(keyword, instance, path),
                _ => [],
            },
        };
    }

    private IEnumerable<string> OfObject(JsonElement schema, JsonProperty keyword, JsonElement instance, string path)
    {
        var names = instance.EnumerateObject().Select(member => member.Name).ToList();
        return keyword.Name switch
        {
            "properties" => keyword.Value.EnumerateObject().Where(key => names.Contains(key.Name))
                .SelectMany(key => Check(key.Value, instance.GetProperty(key.Name), $"{path}.{key.Name}")),
            "additionalProperties" => instance.EnumerateObject()
                .Where(member => !schema.TryGetProperty("properties", out var known) || !known.TryGetProperty(member.Name, out _))
                .SelectMany(member => keyword.Value.ValueKind == JsonValueKind.False
                    ? [$"{path}.{member.Name} is unknown"]
                    : Check(keyword.Value, member.Value, $"{path}.{member.Name}")),
            "propertyNames" => names.SelectMany(name => Check(keyword.Value, JsonSerializer.SerializeToElement(name), $"{path}.{name}")),
            "required" => keyword.Value.EnumerateArray().Where(name => !names.Contains(name.GetString()!)).Select(name => $"{path} lacks {name}"),
            "maxProperties" => When(names.Count > keyword.Value.GetInt32(), $"{path} has too many members"),
            "minProperties" => When(names.Count < keyword.Value.GetInt32(), $"{path} has too few members"),
            _ => Foreign(keyword, "minItems maxItems items uniqueItems pattern minLength maxLength minimum maximum exclusiveMinimum"),
        };
    }

    private IEnumerable<string> OfArray(JsonProperty keyword, JsonElement instance, string path)
    {
        var items = instance.EnumerateArray().ToList();
        return keyword.Name switch
        {
            "items" => items.SelectMany((item, index) => Check(keyword.Value, item, $"{path}[{index}]")),
            "minItems" => When(items.Count < keyword.Value.GetInt32(), $"{path} is too short"),
            "maxItems" => When(items.Count > keyword.Value.GetInt32(), $"{path} is too long"),
            "uniqueItems" => When(items.DistinctBy(item => item.GetRawText()).Count() < items.Count, $"{path} repeats itself"),
            _ => Foreign(keyword, "properties additionalProperties propertyNames required maxProperties minProperties pattern minLength maxLength minimum maximum exclusiveMinimum"),
        };
    }

    private static IEnumerable<string> OfText(JsonProperty keyword, JsonElement instance, string path)
    {
        var text = instance.GetString()!;
        return keyword.Name switch
        {
            "pattern" => When(!Regex.IsMatch(text, keyword.Value.GetString()!), $"{path} does not match"),
            "minLength" => When(text.Length < keyword.Value.GetInt32(), $"{path} is too short"),
            "maxLength" => When(text.Length > keyword.Value.GetInt32(), $"{path} is too long"),
            _ => Foreign(keyword, "properties additionalProperties propertyNames required maxProperties minProperties minItems maxItems items uniqueItems minimum maximum exclusiveMinimum"),
        };
    }

    private static IEnumerable<string> OfNumber(JsonProperty keyword, JsonElement instance, string path)
    {
        var number = instance.GetDouble();
        return keyword.Name switch
        {
            "minimum" => When(number < keyword.Value.GetDouble(), $"{path} is too small"),
            "exclusiveMinimum" => When(number <= keyword.Value.GetDouble(), $"{path} is too small"),
            "maximum" => When(number > keyword.Value.GetDouble(), $"{path} is too large"),
            _ => Foreign(keyword, "properties additionalProperties propertyNames required maxProperties minProperties minItems maxItems items uniqueItems pattern minLength maxLength"),
        };
    }

    private static bool IsType(JsonElement instance, string type) => type switch
    {
        "object" => instance.ValueKind == JsonValueKind.Object,
        "array" => instance.ValueKind == JsonValueKind.Array,
        "string" => instance.ValueKind == JsonValueKind.String,
        "number" => instance.ValueKind == JsonValueKind.Number,
        "integer" => instance.ValueKind == JsonValueKind.Number && double.IsInteger(instance.GetDouble()),
        "boolean" => instance.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => throw new InvalidOperationException($"No rule for the type {type}."),
    };

    /// <summary>A keyword that says nothing about instances of another type.</summary>
    private static IEnumerable<string> Foreign(JsonProperty keyword, string known) => known.Split(' ').Contains(keyword.Name)
        ? []
        : throw new InvalidOperationException($"No rule for the keyword {keyword.Name}.");

    private static IEnumerable<string> When(bool isBroken, string message) => isBroken ? [message] : [];
}
