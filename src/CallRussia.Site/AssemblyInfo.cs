using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("CallRussia.Bot.Tests")]
