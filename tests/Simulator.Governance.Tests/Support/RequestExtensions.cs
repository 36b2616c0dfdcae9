namespace Simulator.Governance.Tests;

/// <summary>Short ways to say what is special about a request.</summary>
internal static class RequestExtensions
{
    public static ActionRequest With(this ActionRequest request, Signs signs) =>
        request with { Context = request.Context with { Signs = signs } };

    public static ActionRequest With(this ActionRequest request, IdentityMode identity) =>
        request with { Subject = request.Subject with { Identity = identity } };

    public static ActionRequest With(this ActionRequest request, RunEnvironment environment) =>
        request with { Context = request.Context with { Environment = environment } };

    public static ActionRequest With(this ActionRequest request, ChainState chain) =>
        request with { Context = request.Context with { Chain = chain } };

    public static ActionRequest Reaching(this ActionRequest request, double blastRadius) =>
        request with { Resource = request.Resource with { BlastRadius = blastRadius } };
}
