namespace Simulator.Governance;

/// <summary>The names a trail shows beside numbers; given by the host, because the library knows people, classes and pools by number only.</summary>
public interface ITrailNames
{
    /// <summary>The name of a person; never asked for <see cref="PersonId.None"/>.</summary>
    string NameOfPerson(PersonId person);

    /// <summary>The name of a class of actions.</summary>
    string NameOfClass(ClassId kind);

    /// <summary>The workflow of a class and who answers for it; null (the default) when it belongs to none that is known.</summary>
    TrailWorkflow? WorkflowOfClass(ClassId kind) => null;

    /// <summary>The name of a stage of the ticketing, from 0. Default: its number.</summary>
    string NameOfStage(int stage) => stage.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The name of a service of the catalogue, from 0.</summary>
    string NameOfService(int service);

    /// <summary>The name of a pool, by its position in the scenario, from 0.</summary>
    string NameOfPool(int pool);
}
