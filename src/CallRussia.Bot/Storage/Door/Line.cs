using System.Net.Sockets;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Storage.Door;

/// <summary>A verb's connection with the bot: one thread at a time says something and hears the answer.</summary>
/// <param name="isGroups">The writer's: the bot ends the visit with a group that failed.</param>
internal sealed class Line(string store, Wire wire, bool isGroups) : IDisposable
{
    public bool IsOver { get; private set; }

    /// <summary>Said at the welcome: see <see cref="IEngine.Marks"/>.</summary>
    public byte[]? Marks { get; private set; }

    /// <returns>Null when nobody listens.</returns>
    /// <exception cref="StoreException">The bot does not work with this program; the message says why and what to do.</exception>
    public static Line? TryOpen(string store, Greeting greeting, bool isGroups)
    {
        if (Doorway.TryConnect(store) is not { } socket) return null;
        var stream = new NetworkStream(socket, ownsSocket: true);
        var line = new Line(store, new Wire(new BufferedStream(stream), stream), isGroups);
        try
        {
            greeting.Write(line.Say(Said.Hello));
            line.Send();
            var welcome = line.Hear(Said.Done);
            if (welcome.BaseStream.Position < welcome.BaseStream.Length) line.Marks = Vocabulary.HearBytes(welcome);
            return line;
        }
        catch (EngineFailure refused)
        {
            line.Dispose();
            throw refused.Explain();
        }
    }

    public BinaryWriter Say(Said what) => wire.Say(what);

    /// <summary>Where the bot has closed the line, what it said before is heard next.</summary>
    public void Send()
    {
        if (IsOver) throw Lost();
        try
        {
            wire.Send();
        }
        catch (IOException)
        {
            // Hear tells.
        }
        catch (InvalidDataException huge)
        {
            Dispose();
            throw new EngineFailure("A record is too large to be handed to the running bot: stop the bot for this. Nothing of the step was kept.", StoreTrouble.Refused, huge);
        }
    }

    /// <exception cref="EngineFailure">It can't be done, or the bot is gone.</exception>
    public BinaryReader Hear(Said expected)
    {
        if (IsOver) throw Lost();
        try
        {
            var frame = wire.Hear();
            if (frame.What == expected) return frame.Rest;
            if (frame.What != Said.Failed || isGroups) Dispose();
            throw frame.What == Said.Failed ? new EngineFailure(frame.Rest.ReadString(), (StoreTrouble)frame.Rest.ReadByte()) { MayBeginAgain = frame.Rest.ReadBoolean() } : Lost();
        }
        catch (Exception gone) when (gone is IOException or InvalidDataException)
        {
            Dispose();
            throw Lost(gone);
        }
    }

    public void Dispose()
    {
        IsOver = true;
        wire.Dispose();
    }

    private EngineFailure Lost(Exception? why = null) => new(
        $"The bot that has the store '{store}' does not answer any more. What it confirmed is kept; of the last step nobody knows. Look, and repeat this if need be.", StoreTrouble.Refused, why);
}
