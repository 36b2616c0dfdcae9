using Simulator.Governance;

namespace Simulator.Service;

/// <content>Actions that the service itself lets carry out.</content>
internal sealed partial class EngineHost
{
    private void HandOut()
    {
        foreach (var entry in toExecute)
        {
            HandOut(entry, isRepeated: false);
        }

        toExecute.Clear();
    }

    private void HandOut(RequestEntry entry, bool isRepeated)
    {
        var credential = entry.Credentials[(int)Component.Executor];
        var order = new ExecutionOrder(
            entry.Node,
            configuration.NameOfClass(entry.Request.Action.Class),
            entry.Request.Digest,
            entry.Arguments,
            credential is null ? string.Empty : Issuer.SecretOf(ServiceCore.LeaseOf(credential)),
            isRepeated);
        _ = Task.Run(() => ExecuteAsync(order));
    }

    private async Task ExecuteAsync(ExecutionOrder order)
    {
        try
        {
            var executed = await configuration.Options.Executor!.ExecuteAsync(order, stopping.Token).ConfigureAwait(false);
            if (executed is { } digest)
            {
                await SendAsync(new Command(CommandKind.Executed) { Target = order.Request.Value, Digest = digest }).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            configuration.Options.Report?.Invoke($"The execution of {order.Request} was not reported: {e.Message} It will be handed out again after a restart.");
        }
    }
}
