namespace Simulator.Validation.Tests;

/// <summary>The formulas behind the cases.</summary>
internal static class Formulas
{
    public static readonly Formula ErlangC = new(
        "Erlang C",
        "P(W > 0) = C(c, a), E[W] = C / (cμ - λ), P(W > t) = C exp(-(cμ - λ) t), L = λ E[W] + a",
        "Erlang (1917)");

    public static readonly Formula ErlangB = new(
        "Erlang B",
        "share lost = (a^c / c!) / Σ (a^n / n!), whatever the distribution of service",
        "Erlang (1917); insensitivity: Sevastyanov (1957)");

    public static readonly Formula Utilisation = new("Utilisation law", "utilisation = λ E[S] / c", "Denning and Buzen (1978)");

    public static readonly Formula PollaczekKhinchine = new(
        "Pollaczek-Khinchine", "E[W] = ρ E[S] / (1 - ρ) × (1 + cv²) / 2, P(W > 0) = ρ", "Pollaczek (1930), Khinchine (1932)");

    public static readonly Formula GeneralArrivals = new(
        "GI/M/1", "σ = A(μ(1 - σ)) with A the transform of the time between arrivals; P(W > 0) = σ, E[W] = σ / (μ(1 - σ))", "Kendall (1953)");

    public static readonly Formula Crommelin = new(
        "Crommelin-Franx", "the Markov chain of the number in the system every D, solved numerically; the wait from its probabilities",
        "Crommelin (1932), Franx (2001)");

    public static readonly Formula PhaseType = new(
        "M/PH/c", "level-dependent quasi birth and death process, solved numerically level by level", "Bright and Taylor (1995)");

    public static readonly Formula Cobham = new(
        "Cobham", "E[W(k)] = W0 / ((1 - σ(k-1)) (1 - σ(k))), W0 = Σ λ E[S²] / 2 for one server, C / (cμ) for several", "Cobham (1954)");

    public static readonly Formula PreemptiveResume = new(
        "Preemptive resume", "one server: T(k) = E[S(k)] / (1 - σ(k-1)) + Σ(i ≤ k) λ(i) E[S(i)²] / 2 / ((1 - σ(k-1)) (1 - σ(k))); several: Σ(i ≤ k) λ(i) T(i) = L of M/M/c with the arrivals of the classes up to k",
        "White and Christie (1958)");

    public static readonly Formula Vaulot = new(
        "Random order", "dG(n)/dt = λ G(n+1) + cμ n/(n+1) G(n-1) - (λ + cμ) G(n), solved numerically; met by n with probability C (1 - ρ) ρⁿ", "Vaulot (1946)");

    public static readonly Formula ErlangA = new(
        "Erlang A", "birth and death process with death rate min(n, c) μ + max(0, n - c) θ; P(gives up) = θ L(queue) / λ",
        "Palm (1957), Garnett, Mandelbaum and Reiman (2002)");

    public static readonly Formula FixedPatience = new(
        "M/M/c + D", "the virtual wait has the density λ p(c-1) exp(λ min(x, τ) - cμx)", "Barrer (1957), Baccelli and Hebuterne (1981)");

    public static readonly Formula BulkService = new(
        "Bulk service", "n waiting with probability (1 - r) rⁿ, λ = ν (r + … + r^B), ν the rate of visits of up to B", "Bailey (1954)");

    public static readonly Formula Stops = new(
        "M/M/1 with stops", "L = λρ'/(η + ξ) + λ(1 + ρ' + λρ'/η) / (μ - λ(1 + ρ')), ρ' = ξ/η, ξ the rate of stops, 1/η their mean length", "White and Christie (1958)");

    public static readonly Formula MixedVisits = new(
        "Mixed Poisson visits", "P(W > t) = E[exp(-ν t)] = (k / (k + ν t))^k for rates ν of a gamma distribution of shape k", "Lomax (1954)");

    public static readonly Formula FiniteRoom = new("M/M/c/K", "birth and death process with the states 0 to K", "Erlang (1917)");

    public static readonly Formula Jackson = new("Jackson", "what leaves an M/M/c queue is a Poisson process: the next one is an M/M/c queue too", "Burke (1956), Jackson (1957)");

    public static readonly Formula ForkJoin = new("Fork and join of two", "E[T] = (12 - ρ) / 8 × 1 / (μ - λ)", "Flatto and Hahn (1984), Nelson and Tantawi (1988)");

    public static readonly Formula VaryingInfinite = new(
        "M(t)/M/∞", "dm/dt = λ(t) - μ m", "Palm (1943); Eick, Massey and Whitt (1993)");

    public static readonly Formula Kolmogorov = new(
        "Kolmogorov equations", "the time-dependent Markov chain, by a Runge-Kutta method of order 4", "Kolmogorov (1931)");

    public static readonly Formula RepeatIdentical = new(
        "Preemptive repeat", "the joint distribution of number and age at the change, then the Kolmogorov equations", "Gaver (1962), worked out for one change here");

    public static readonly Formula Race = new(
        "Race", "F(t) = 1 - exp(-(t - a) / b) after a; P(attacker first) = E[F(life)], compromised time = E[∫ F], a = 9 min, b = 8 min",
        "elementary; a + b: Entro Security's honeypot study");

    public static readonly Formula SearchLaw = new("Search law", "E[d] = maximum × (1 - E[exp(-T / τ)])", "Koopman (1980)");

    public static readonly Formula CommonCause = new(
        "Common cause", "β E[m] + (1 - β) E[m²]; with misses that vary between the reviewers β E[m] + (1 - β) E[m]²", "Fleming (1974), the beta factor");

    public static readonly Formula Binomial = new("Independent approvals", "P(rejected) = 1 - (1 - f)^k", "elementary");

    public static readonly Formula Renewal = new(
        "Time in force", "P(wrong) × severity × blast radius × (E[discovery] + rollback)", "elementary");

    public static readonly Formula Little = new("Little's law", "L = λ W, exactly, when all work begins and ends in the observed time", "Little (1961)");

    public static readonly Formula Conservation = new("Conservation", "what enters ends exactly once", "elementary");
}
