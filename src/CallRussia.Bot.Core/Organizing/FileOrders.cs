using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>A file to be taken in, as it was ordered in the chat.</summary>
/// <param name="Id">What <see cref="FileOrdered"/> told.</param>
/// <param name="Volunteer">Whose order it is: who is told how it went.</param>
public sealed record FileOrder(long Id, VolunteerId Volunteer, string FileId, string Name, FilePurpose Purpose, DateTimeOffset At)
{
    /// <summary>The bot that the file was sent to: no other one can fetch it.</summary>
    public BotId Bot { get; init; }

    // People write what they like into the name of a file.
    public override string ToString() => $"order {Id}";
}

/// <summary>Files of the chat that are to be taken in.</summary>
public static class FileOrders
{
    public static readonly Table<long, FileOrder> Table = new(
        "file_order", order => order.Id, Key.Of,
        static (to, order) => to.Long(order.Id).Long(order.Volunteer.Value).Text(order.FileId).Text(order.Name).Long((int)order.Purpose).Time(order.At).Long(order.Bot.Value),
        static (ref RecordReader from) => new FileOrder(from.Long(), new VolunteerId(from.Long()), from.Text(), from.Text(), (FilePurpose)from.Int(), from.Time()) { Bot = new BotId(from.Int()) })
    {
        // There are never many.
        OwnedBy = new Owner<FileOrder>(static (kept, volunteer) => kept.All(Table!).Where(order => order.Volunteer == volunteer), static (kept, _, order) => Finish(kept, order.Id)),
    };

    private static readonly Sequence s_ids = new("file_order");

    public static FileOrdered Add(ITransaction kept, OrderFile ask, Deed deed)
    {
        var order = new FileOrder(kept.Next(s_ids), deed.Who, ask.FileId, ask.Name, ask.Purpose, deed.At) { Bot = Bots.Of(kept, deed.Who) };
        kept.Put(Table, order);
        AuditLog.Add(kept, deed, Act.FileOrdered, ask.Purpose.ToString(), reason: null);
        return new FileOrdered(order.Id);
    }

    /// <summary>It is in, or can't be taken in: its counts stand in the log.</summary>
    public static FileNoted Note(ITransaction kept, NoteFile ask, Deed deed)
    {
        AuditLog.Add(kept, deed, Act.FileTakenIn, ask.Name, ask.Purpose.ToString(), ask.Counts.ToString());
        return new FileNoted();
    }

    /// <summary>Those of a bot that are not finished, oldest first.</summary>
    public static List<FileOrder> Open(ITransaction kept, BotId bot) => [.. kept.All(Table).Where(order => order.Bot == bot)];

    public static void Finish(ITransaction kept, long id) => kept.Remove(Table, id);
}
