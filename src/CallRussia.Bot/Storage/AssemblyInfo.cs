using System.Runtime.CompilerServices;

// The contract suite and the simulation crash the store at chosen points (IStoreFaults); the benchmarks count what the journal takes.
[assembly: InternalsVisibleTo("CallRussia.Bot.Tests")]
[assembly: InternalsVisibleTo("CallRussia.Bot.Benchmarks")]
