namespace Simulator.Scenarios;

/// <summary>Made-up names of services, none twice.</summary>
internal static class ServiceNames
{
    private static readonly string[] Domains =
    [
        "accounts", "billing", "booking", "cart", "catalog", "chat", "claims", "contracts", "credit", "customs", "delivery", "discounts",
        "identity", "inventory", "invoices", "ledger", "loyalty", "mail", "orders", "parcels", "payments", "payroll", "pricing", "returns",
        "reviews", "search", "shipping", "stock", "tax", "tickets",
    ];

    private static readonly string[] Parts = ["api", "archive", "events", "gateway", "portal", "reports", "store", "sync", "worker"];

    /// <summary>So many names, in an order that depends on the seed; beyond all combinations they are numbered.</summary>
    public static IReadOnlyList<string> Make(KeyedFaker fakers, int count)
    {
        var all = Domains.SelectMany(_ => Parts, (domain, part) => $"{domain}-{part}").ToArray();
        var shuffled = fakers.For("services").Random.ArrayElements(all, all.Length);
        return
        [
            .. Enumerable.Range(0, count).Select(index => index < all.Length
                ? shuffled[index]
                : FormattableString.Invariant($"{shuffled[index % all.Length]}-{(index / all.Length) + 1}")),
        ];
    }
}
