using System.Reflection;
using System.Security.Cryptography;

namespace CallRussia.Bot.Storage.Door;

/// <summary>What a verb says first: both ends have to speak the same way, be the same version, know the same tables and have the same key.</summary>
/// <param name="Version">Of the program.</param>
/// <param name="Tables">See <see cref="Vocabulary.Print"/>.</param>
/// <param name="Key">What the store itself holds to tell a wrong key from a right one.</param>
internal sealed record Greeting(string Version, byte[] Tables, byte[] Key)
{
    /// <summary>Of what is said at the door. Mark, protocol and version stand first in every one, so that each understands that much of any other.</summary>
    private const int Protocol = 2;

    private const string Mark = "callrussia";

    public static string ThisVersion { get; } = typeof(Greeting).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static Greeting Of(Vocabulary vocabulary, byte[] keyCheck) => new(ThisVersion, vocabulary.Print(), keyCheck);

    public void Write(BinaryWriter to)
    {
        to.Write(Mark);
        to.Write(Protocol);
        to.Write(Version);
        Vocabulary.Say(to, Tables);
        Vocabulary.Say(to, Key);
    }

    /// <returns>Null when the two fit; otherwise a sentence that says what to do.</returns>
    public string? Refuse(BinaryReader other)
    {
        if (other.ReadString() != Mark) throw new InvalidDataException("Somebody else is at the door.");
        var (protocol, version) = (other.ReadInt32(), other.ReadString());
        if (protocol != Protocol || version != Version || !Vocabulary.HearBytes(other).AsSpan().SequenceEqual(Tables)) return Words(version);
        return CryptographicOperations.FixedTimeEquals(Vocabulary.HearBytes(other), Key)
            ? null
            : "Storage:Key does not fit this store: the running bot has another one. Set the key it was made with; nothing was changed.";
    }

    private string Words(string version) => version == Version
        ? $"The running bot is another build of version {Version} than this program. Use its own program, or stop the bot first; nothing was changed."
        : $"The running bot is version {Version}, and this program is version {version}. Use the bot's own program, or stop the bot first; nothing was changed.";
}
