namespace Simulator.LoadDriver.Tests;

/// <summary>Only this machine is loaded unless somebody says otherwise.</summary>
public class TargetRuleTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://127.9.9.9/")]
    [InlineData("https://localhost:5001")]
    [InlineData("http://[::1]:80")]
    public void This_machine_may_be_loaded(string url)
    {
        Assert.Null(TargetRule.Check(url, allowRemote: false, out var root));
        Assert.NotNull(root);
    }

    [Theory]
    [InlineData("http://example.com")]
    [InlineData("http://10.0.0.1:80")]
    [InlineData("http://localhost.example.com")]
    [InlineData("http://[2001:db8::1]")]
    public void Another_machine_needs_consent(string url)
    {
        Assert.Contains("--allow-remote", TargetRule.Check(url, allowRemote: false, out var root), StringComparison.Ordinal);
        Assert.Null(root);
        Assert.Null(TargetRule.Check(url, allowRemote: true, out _));
    }

    [Theory]
    [InlineData("localhost:8080", "is no target; write an absolute URL")]
    [InlineData("ftp://127.0.0.1", "is no target; write an absolute URL")]
    [InlineData("/v1", "is no target; write an absolute URL")]
    [InlineData("http://127.0.0.1/v1", "says more than scheme, host and port")]
    [InlineData("http://user:word@127.0.0.1", "says more than scheme, host and port")]
    [InlineData("http://127.0.0.1/?token=1", "says more than scheme, host and port")]
    [InlineData("http://127.0.0.1/#top", "says more than scheme, host and port")]
    public void What_is_more_or_less_than_scheme_host_and_port_is_refused(string url, string problem)
    {
        Assert.StartsWith($"'{url}' {problem}", TargetRule.Check(url, allowRemote: true, out var root), StringComparison.Ordinal);
        Assert.Null(root);
    }
}
