using System.Diagnostics.CodeAnalysis;

namespace Simulator.Kernel;

/// <summary>Servers numbered from 0, each on or off duty and busy or not. Those on duty and not busy are idle, in the order they became so.</summary>
/// <remarks>
/// Every operation takes constant time and none allocates. A busy server that goes off duty keeps its work and is not idle when released.
/// A number that names no server throws <see cref="ArgumentOutOfRangeException"/>.
/// </remarks>
public sealed class ServerPool
{
    private const int OnDuty = 1;
    private const int Busy = 2;
    private const int None = -1;

    // The idle servers form a ring closed by a sentinel after the last server: longest idle next to it.
    private readonly Server[] _servers;

    private struct Server
    {
        public int Next;
        public int Previous;
        public int State;
    }

    /// <summary>Makes a pool of servers, none of them busy.</summary>
    /// <param name="servers">How many servers. Range: 0 or more.</param>
    /// <param name="onDuty">Whether all start on duty, and so idle in the order of their numbers, or off duty.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public ServerPool(int servers, bool onDuty)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(servers);
        _servers = new Server[servers + 1];
        Reset(onDuty);
    }

    /// <summary>How many servers there are.</summary>
    public int Count => _servers.Length - 1;

    /// <summary>How many are busy, on duty or not.</summary>
    public int BusyCount { get; private set; }

    /// <summary>How many are idle: on duty and not busy.</summary>
    public int IdleCount { get; private set; }

    /// <summary>How many are on duty, busy or idle. A server that finishes its last work after its shift is not among them.</summary>
    public int OnDutyCount { get; private set; }

    /// <summary>The server that has been idle longest; -1 when none is idle.</summary>
    public int FirstIdle => After(Count);

    /// <summary>The server that became idle after this one; -1 after the last.</summary>
    /// <remarks>To take a server while walking, ask for the next one first.</remarks>
    /// <param name="server">An idle server.</param>
    /// <exception cref="InvalidOperationException">The server is not idle.</exception>
    public int NextIdle(int server)
    {
        if (StateOf(server) != OnDuty)
        {
            throw new InvalidOperationException("Only an idle server has a place among the idle ones.");
        }

        return After(server);
    }

    /// <summary>Whether a server is on duty and not busy.</summary>
    public bool IsIdle(int server) => StateOf(server) == OnDuty;

    /// <summary>Whether a server is busy, on duty or not.</summary>
    public bool IsBusy(int server) => (StateOf(server) & Busy) != 0;

    /// <summary>Whether a server is on duty, busy or idle.</summary>
    public bool IsOnDuty(int server) => (StateOf(server) & OnDuty) != 0;

    /// <summary>Makes the server that has been idle longest busy.</summary>
    /// <param name="server">The server; -1 when none is idle.</param>
    /// <returns>Whether one was idle.</returns>
    public bool TryTakeLongestIdle(out int server)
    {
        server = FirstIdle;
        if (server == None)
        {
            return false;
        }

        Take(server);
        return true;
    }

    /// <summary>Makes one server busy.</summary>
    /// <returns>False when it is not idle.</returns>
    public bool TryTake(int server)
    {
        if (StateOf(server) != OnDuty)
        {
            return false;
        }

        Take(server);
        return true;
    }

    /// <summary>Ends the work of a busy server. On duty it becomes idle, as the last in order; off duty it leaves.</summary>
    /// <exception cref="InvalidOperationException">The server is not busy.</exception>
    public void Release(int server)
    {
        if (!IsBusy(server))
        {
            throw new InvalidOperationException("Only a busy server can be released.");
        }

        unchecked
        {
            BusyCount--;
            if ((_servers[server].State &= ~Busy) == OnDuty)
            {
                Link(server);
            }
        }
    }

    /// <summary>Begins the duty of a server; nothing happens if it is on duty. Not busy, it becomes idle, as the last in order.</summary>
    public void SetOnDuty(int server)
    {
        var state = StateOf(server);
        if ((state & OnDuty) != 0)
        {
            return;
        }

        OnDutyCount++;
        _servers[server].State = state | OnDuty;
        if (state == 0)
        {
            Link(server);
        }
    }

    /// <summary>Ends the duty of a server; nothing happens if it is off duty. Busy, it stays busy until it is released.</summary>
    public void SetOffDuty(int server)
    {
        var state = StateOf(server);
        if ((state & OnDuty) == 0)
        {
            return;
        }

        OnDutyCount--;
        _servers[server].State = state & ~OnDuty;
        if (state == OnDuty)
        {
            Unlink(server);
        }
    }

    /// <summary>Makes all servers not busy again, and all on or all off duty, for the next replication.</summary>
    public void Reset(bool onDuty)
    {
        var sentinel = Count;
        BusyCount = IdleCount = OnDutyCount = 0;
        _servers[sentinel] = new Server { Next = sentinel, Previous = sentinel, State = OnDuty };
        for (var server = 0; server < sentinel; server++)
        {
            _servers[server] = default;
            if (onDuty)
            {
                SetOnDuty(server);
            }
        }
    }

    private int After(int server)
    {
        var next = _servers[server].Next;
        return next == Count ? None : next;
    }

    private int StateOf(int server)
    {
        if (server < 0 || server >= Count)
        {
            ThrowNoSuchServer(server);
        }

        return _servers[server].State;
    }

    [DoesNotReturn]
    private static void ThrowNoSuchServer(int server) =>
        throw new ArgumentOutOfRangeException(nameof(server), server, "There is no such server.");

    private void Take(int server)
    {
        Unlink(server);
        BusyCount = unchecked(BusyCount + 1);
        _servers[server].State = OnDuty | Busy;
    }

    private void Link(int server)
    {
        unchecked
        {
            var servers = _servers;
            var sentinel = servers.Length - 1;
            var last = servers[sentinel].Previous;
            servers[server].Previous = last;
            servers[server].Next = sentinel;
            servers[last].Next = server;
            servers[sentinel].Previous = server;
            IdleCount++;
        }
    }

    private void Unlink(int server)
    {
        unchecked
        {
            var servers = _servers;
            ref var node = ref servers[server];
            servers[node.Previous].Next = node.Next;
            servers[node.Next].Previous = node.Previous;
            IdleCount--;
        }
    }
}
