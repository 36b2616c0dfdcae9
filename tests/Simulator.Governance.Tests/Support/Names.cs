namespace Simulator.Governance.Tests;

/// <summary>Names that need care in JSON: quotes, letters beyond ASCII, and braces.</summary>
internal sealed class Names : ITrailNames
{
    public string NameOfPerson(PersonId person) => person.Value switch
    {
        1 => "Olga \"O\" Müller",
        7 => "Berta {prev}",
        _ => $"Person {person.Value}",
    };

    public string NameOfClass(ClassId kind) => $"class-{kind.Index}";

    public string NameOfService(int service) => $"service-{service}";

    public string NameOfPool(int pool) => pool == World.Owners ? "owners" : "risk";
}
