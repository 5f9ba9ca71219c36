using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.OldForm;

/// <summary>Broadcasts with their deliveries, and the sums of reports.</summary>
internal static class MovedNews
{
    public static IEnumerable<Move> All =>
    [
        new Move<BroadcastId, KeptBroadcast>("broadcast", KeptBroadcasts.Table, static old => old.Rows(
            "SELECT id, author, approved_by, status, created, changed, begins, started, ended, filled, stop, lenient, told, rate, rate_at, rate_sent FROM broadcast", Broadcast)),
        new Move<BroadcastId, KeptDraft>("broadcast", Drafts.Table, static old => old.Rows("SELECT id, draft FROM broadcast", row => new KeptDraft(
            new BroadcastId(row.Long(0)), old.Names.Read<BroadcastDraft>(old.Vault.Open(Purpose.Broadcast, row.Long(0), row.Blob(1)), out _)))),
        new Move<(BroadcastId, VolunteerId), KeptDelivery>("delivery", KeptDeliveries.Table, static old => old.Rows(
            "SELECT broadcast, volunteer, due, fate, tries, message, at FROM delivery",
            static row => new KeptDelivery(
                new BroadcastId(row.Long(0)), new VolunteerId(row.Long(1)), row.Time(2), (DeliveryFate)row.Int(3), row.Int(4), (int?)row.LongOrNull(5), row.TimeOrNull(6)))),
        // They outlive the deliveries.
        new CountsMove("delivery_count", KeptDeliveries.Fates, static old => old.Rows("SELECT broadcast, fate, n FROM delivery_count", static row => (row.Long(0), row.Long(1), "", row.Long(2)))),
        new Move<(BroadcastId, VolunteerId), Trial>(
            "trial", Trials.Table, static old => old.Rows("SELECT broadcast, volunteer FROM trial", static row => new Trial(new BroadcastId(row.Long(0)), new VolunteerId(row.Long(1))))),
        new Move<int, RolledUp>("rolled", RolledUp.Table, static old => old.Rows("SELECT upto FROM rolled", static row => new RolledUp(row.Long(0)))),
        new Move<DateOnly, ReportDay>("report_day", ReportDay.Table, static old => old.Rows(
            "SELECT day, handed, dialled, answered, talked, agreed, kept FROM report_day",
            static row => new ReportDay(DateOnly.FromDayNumber(row.Int(0)), new Steps(row.Long(1), row.Long(2), row.Long(3), row.Long(4)), row.Long(5), row.Long(6)))),
        // One cell of all cuts becomes a record of each: how many, only the cells tell.
        new Move<(Cut, int), KeptSums>("report_day rolled", KeptSums.Table, Sums, static old => Sums(old).LongCount()),
        new Move<VolunteerId, ActiveWeeks>(
            "active", ActiveWeeks.Table, static old => old.Rows("SELECT volunteer, weeks FROM active", static row => new ActiveWeeks(new VolunteerId(row.Long(0)), row.Long(1)))),
    ];

    private static KeptBroadcast Broadcast(Statement row) =>
        new(new BroadcastId(row.Long(0)), new VolunteerId(row.Long(1)), (BroadcastStatus)row.Int(3), row.Time(4), row.Time(5))
        {
            ApprovedBy = OldStore.Volunteer(row.LongOrNull(2)),
            Begins = row.TimeOrNull(6),
            StartedAt = row.TimeOrNull(7),
            EndedAt = row.TimeOrNull(8),
            Filled = row.LongOrNull(9),
            Stop = (BroadcastStop?)row.LongOrNull(10),
            IsLenient = row.Int(11) != 0,
            IsTold = row.Int(12) != 0,
            Pace = new KeptPace(row.Long(13), row.Time(14), row.Int(15)),
        };

    private static IEnumerable<KeptSums> Sums(OldStore old) =>
        old.Rows("SELECT day, cells FROM report_day UNION ALL SELECT -1, cells FROM rolled", static row => (Day: row.Int(0), Cells: row.Blob(1).ToArray()))
            .SelectMany(day => Read(day.Cells, day.Day));

    /// <summary>Cut by cut: its number, the length of what follows, and its cells.</summary>
    private static List<KeptSums> Read(byte[] cells, int day)
    {
        using var bytes = new MemoryStream(cells);
        using var reader = new BinaryReader(bytes);
        var all = new List<KeptSums>();
        while (bytes.Position < bytes.Length)
        {
            var cut = (Cut)reader.Read7BitEncodedInt();
            var end = reader.Read7BitEncodedInt() + bytes.Position;
            var sums = new List<CallSum>();
            while (bytes.Position < end) sums.Add(new CallSum(reader.ReadString(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt64()));
            if (sums.Count > 0) all.Add(new KeptSums(cut, day, sums));
        }
        return all;
    }
}
