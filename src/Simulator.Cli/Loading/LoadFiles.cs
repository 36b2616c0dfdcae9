using Simulator.LoadDriver;

namespace Simulator.Cli;

/// <summary>The files that point a load run at a gateway: the mapping and the tokens.</summary>
internal static class LoadFiles
{
    /// <summary>A token for everybody, from the environment: command lines are seen by every user of a machine.</summary>
    public const string TokenVariable = "SIMULATOR_TOKEN";

    /// <summary>The mapping; null after everything that is wrong was printed.</summary>
    public static GatewayMapping? Mapping(string? path)
    {
        if (path is null)
        {
            return MappingFile.Reference;
        }

        var loaded = MappingFile.Parse(File.ReadAllText(path));
        foreach (var error in loaded.Errors)
        {
            Screen.Error($"{path}:{error}");
        }

        return loaded.Mapping;
    }

    /// <summary>The tokens; null after what is wrong was printed.</summary>
    public static GatewayTokens? Tokens(string? path)
    {
        if (path is null)
        {
            return Environment.GetEnvironmentVariable(TokenVariable) is { Length: > 0 } token ? GatewayTokens.Same(token) : GatewayTokens.None;
        }

        if (TokensFile.TryParse(File.ReadAllText(path), out var tokens) is { } wrong)
        {
            Screen.Error($"{path}: {wrong}");
        }

        return tokens;
    }
}
