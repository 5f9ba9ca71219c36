using System.Runtime.CompilerServices;

namespace CallRussia.Bot.Numbers;

/// <summary>
/// Makes an archive that was cut off by a broken download an error. By default it ends like a whole one, and half an import looks finished.
/// </summary>
internal static class StrictArchives
{
    /// <summary>The framework reads the switch once, when it unpacks for the first time: it has to be set before anything else runs.</summary>
    [ModuleInitializer]
    internal static void Demand() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);
}
