using System.Globalization;
using System.Text.Json;
using Simulator.Time;

namespace Simulator.Governance;

/// <summary>Reads the fields of one record; a field that is missing or of another kind throws <see cref="FormatException"/> with its name.</summary>
internal readonly struct RecordReader(JsonElement element)
{
    /// <summary>The longest list of rows, gates or the like that is read; members of pools are as many as fit a line.</summary>
    private const int MaximumItems = 256;

    public bool Has(string name) => element.TryGetProperty(name, out _);

    public string Text(string name) => TextOrNull(name) ?? throw Bad(name, "a text");

    public string? TextOrNull(string name)
    {
        var value = Field(name);
        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => value.GetString(),
            _ => throw Bad(name, "a text"),
        };
    }

    public bool Flag(string name) => Field(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Bad(name, "true or false"),
    };

    /// <summary>True or false, or null when the field is missing.</summary>
    public bool? FlagIfAsked(string name) => Has(name) ? Flag(name) : null;

    public int Whole(string name) =>
        Field(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number)
            ? number
            : throw Bad(name, "a whole number");

    public int Count(string name) => Whole(name) is var number and >= 0 ? number : throw Bad(name, "a whole number from 0");

    public ulong Number(string name) =>
        Field(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetUInt64(out var number)
            ? number
            : throw Bad(name, "a whole number from 0");

    /// <summary>A finite number, or not-a-number for null.</summary>
    public double Measure(string name)
    {
        var value = Field(name);
        return value.ValueKind == JsonValueKind.Null ? double.NaN
            : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number
            : throw Bad(name, "a number or null");
    }

    public double? MeasureIfAsked(string name) => Has(name) ? Measure(name) : null;

    public T Word<T>(string name)
        where T : struct, Enum =>
        EnumText<T>.TryParse(Text(name), out var value) ? value : throw Bad(name, $"one of {Choices<T>()}");

    public T? WordIfAsked<T>(string name)
        where T : struct, Enum => Has(name) ? Word<T>(name) : null;

    public IEnumerable<PersonId> People(string name)
    {
        foreach (var item in Items(name, int.MaxValue))
        {
            yield return item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var person) && person > 0
                ? new PersonId(person)
                : throw Bad(name, "a list of numbers from 1");
        }
    }

    public RiskFlags Flags(string name) => (RiskFlags)Set<RiskFlags>(name);

    public Signs Signs(string name) => (Signs)Set<Signs>(name);

    /// <summary>Points with at most three decimals.</summary>
    public RiskPoints Points(string name) =>
        Field(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out var points)
        && points is >= 0 and <= int.MaxValue / 1000m && points * 1000 % 1 == 0
            ? new RiskPoints((int)(points * 1000))
            : throw Bad(name, "points from 0 with at most three decimals");

    public bool IsNull(string name) => Field(name).ValueKind == JsonValueKind.Null;

    /// <summary>A list of words.</summary>
    public IEnumerable<string> Texts(string name)
    {
        foreach (var item in Items(name))
        {
            yield return item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Bad(name, "a list of texts");
        }
    }

    /// <summary>An instant, or <see cref="Time.Instant.MaxValue"/> for null.</summary>
    public Instant InstantOrNever(string name) => Field(name).ValueKind == JsonValueKind.Null ? Time.Instant.MaxValue : Instant(name);

    public Instant Instant(string name) => TrailTime.TryParse(Text(name), out var at)
        ? at
        : throw Bad(name, "an instant such as 2026-03-02T08:00:00.000000Z");

    /// <summary>A length in microseconds, at least zero; <see cref="Duration.MaxValue"/> for null.</summary>
    public Duration Length(string name) => Field(name) switch
    {
        { ValueKind: JsonValueKind.Null } => Duration.MaxValue,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out var number) && number >= 0 => new Duration(number),
        _ => throw Bad(name, "microseconds from 0, or null"),
    };

    public NodeId Node(string name) => new(Hex(name, Text(name), 16));

    public Digest Digest(string name)
    {
        var text = Text(name);
        return text.Length == 32
            ? new Digest(Hex(name, text[..16], 16), Hex(name, text[16..], 16))
            : throw Bad(name, "32 hexadecimal digits");
    }

    /// <summary>A person, or nobody for null.</summary>
    public PersonId Person(string name)
    {
        if (Field(name).ValueKind == JsonValueKind.Null)
        {
            return PersonId.None;
        }

        var person = Child(name);
        _ = person.Text(TrailFields.Name);
        return person.Count(TrailFields.Id) is var number and > 0 ? new PersonId(number) : throw Bad(name, "a person with an id from 1, or null");
    }

    public RecordReader Child(string name) =>
        Field(name) is { ValueKind: JsonValueKind.Object } value ? new RecordReader(value) : throw Bad(name, "an object");

    public IEnumerable<RecordReader> Children(string name)
    {
        foreach (var item in Items(name))
        {
            yield return item.ValueKind == JsonValueKind.Object ? new RecordReader(item) : throw Bad(name, "a list of objects");
        }
    }

    private int Set<T>(string name)
        where T : struct, Enum
    {
        var set = 0;
        foreach (var item in Items(name))
        {
            set |= item.ValueKind == JsonValueKind.String && EnumText<T>.TryParse(item.GetString()!, out var member)
                ? Convert.ToInt32(member, CultureInfo.InvariantCulture)
                : throw Bad(name, $"a list of {Choices<T>()}");
        }

        return set;
    }

    private JsonElement.ArrayEnumerator Items(string name, int most = MaximumItems)
    {
        var value = Field(name);
        return value.ValueKind != JsonValueKind.Array ? throw Bad(name, "a list")
            : value.GetArrayLength() > most ? throw Bad(name, $"a list of at most {most} items")
            : value.EnumerateArray();
    }

    private JsonElement Field(string name) => element.TryGetProperty(name, out var value)
        ? value
        : throw new FormatException($"The field '{name}' is missing.");

    private static ulong Hex(string name, string text, int digits) =>
        text.Length == digits && ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Bad(name, $"{digits} hexadecimal digits");

    private static string Choices<T>()
        where T : struct, Enum => string.Join(", ", EnumText<T>.All.Select(EnumText<T>.Of));

    private static FormatException Bad(string name, string expected) => new($"The field '{name}' is not {expected}.");
}
