using System.Runtime.CompilerServices;

// The contract suite and the simulation crash the store at chosen points (IStoreFaults).
[assembly: InternalsVisibleTo("CallRussia.Bot.Tests")]
