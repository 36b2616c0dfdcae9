namespace Simulator.LoadDriver;

/// <summary>How one kind of call is made, and what its answer must be.</summary>
internal sealed class CallTemplate(
    HttpMethod method, TextTemplate path, IReadOnlyList<(string Name, TextTemplate Value)> headers, BodyTemplate? body, IReadOnlyList<int> accepted)
{
    /// <summary>The statuses that mean accepted.</summary>
    public IReadOnlyList<int> Accepted => accepted;

    /// <summary>The call with its values. A header that needs a token is left out when there is none.</summary>
    public GatewayCall Render(in CallValues values)
    {
        var lines = new List<KeyValuePair<string, string>>(headers.Count);
        foreach (var (name, value) in headers)
        {
            if (!string.IsNullOrEmpty(values.Token) || !value.Needs(Placeholder.Token))
            {
                lines.Add(new(name, value.Render(values, encode: false)));
            }
        }

        return new GatewayCall(method, path.Render(values, encode: true), lines, body?.Render(values));
    }

    /// <summary>What an answer is worth before anybody looks into its body.</summary>
    public SendOutcome Judge(in GatewayAnswer answer)
    {
        if (answer.Failure != FailureKind.None)
        {
            return new SendOutcome(answer.Failure, answer.Detail);
        }

        if (accepted.Contains(answer.Status))
        {
            return SendOutcome.Answered;
        }

        var kind = answer.Status switch
        {
            >= 500 and <= 599 => FailureKind.ServerError,
            >= 400 and <= 499 => FailureKind.ClientError,
            _ => FailureKind.UnexpectedStatus,
        };
        return new SendOutcome(kind, AnswerText.Of(answer));
    }
}
