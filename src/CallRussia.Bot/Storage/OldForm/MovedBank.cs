using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Sqlite;
using BankRegions = CallRussia.Bot.Core.Bank.BankRegions;
using Blocks = CallRussia.Bot.Core.Bank.Blocks;
using DoNotCallRegister = CallRussia.Bot.Core.Bank.DoNotCallRegister;
using Honeytokens = CallRussia.Bot.Core.Bank.Honeytokens;
using Levers = CallRussia.Bot.Core.Bank.Levers;
using Pile = CallRussia.Bot.Core.Bank.Pile;
using Piles = CallRussia.Bot.Core.Bank.Piles;
using Segments = CallRussia.Bot.Core.Bank.Segments;

namespace CallRussia.Bot.Storage.OldForm;

/// <summary>The numbers: in piles, touched, never to be called, the campaign's own, and what stops hand-outs.</summary>
internal static class MovedBank
{
    public static IEnumerable<Move> All =>
    [
        new Move<int, KeptRegion>("region", BankRegions.Table, static old => old.Rows("SELECT id, code FROM region", static row => new KeptRegion(row.Int(0), new RegionCode(row.Text(1))))),
        new Move<long, Segment>(
            "segment", Segments.Table,
            static old => old.Rows("SELECT id, n, source, created, whole FROM segment", static row => new Segment(row.Long(0), row.Int(1), row.Text(2), row.Time(3), (SegmentStage)row.Int(4)))),
        new Move<(long, int), Pile>("pos", Piles.Table, static old => Of(old, "pos")),
        new Move<(long, int), Pile>("leaving", Piles.Leaving, static old => Of(old, "leaving")),
        new Move<long, Block>("block", Blocks.Table, static old => old.Rows("SELECT id, n, data FROM block", row => new Block(row.Long(0), row.Int(1), old.Vault.Open(Purpose.Block, row.Long(0), row.Blob(2))))),
        new Move<byte[], TouchedNumber>("number", TouchedNumbers.Table, static old => old.Rows(
            "SELECT token, region, status, until, attempts, avoid, kept_for, call_at, call_laters, doubted_by, agreed, lease, rev, ahead FROM number", Number)),
        new Move<(byte[], VolunteerId), BarredNumber>(
            "skipped", BarredNumbers.Table, static old => old.Rows("SELECT token, volunteer FROM skipped", static row => new BarredNumber(row.Blob(0).ToArray(), new VolunteerId(row.Long(1))))),
        new Move<byte[], ClosedMark>("dnc", DoNotCallRegister.Table, static old => old.Rows(
            "SELECT hash, hint, nullif(reason, 0), at FROM dnc", static row => new ClosedMark(row.Blob(0).ToArray(), row.Int(1), (DoNotCallReason?)row.LongOrNull(2), row.Time(3)))),
        new Move<byte[], Honeytoken>("honeytoken", Honeytokens.Table, static old => old.Rows(
            "SELECT token, region, planted, volunteer, shown FROM honeytoken",
            static row => new Honeytoken(row.Blob(0).ToArray(), row.Int(1), row.Time(2), OldStore.Volunteer(row.LongOrNull(3)), row.TimeOrNull(4)))),
        new Move<(LeverKind, RegionCode?), Lever>("lever", Levers.Table, static old => old.Rows("SELECT kind, region, ru, en, lt, since, by, ready FROM lever", static row => new Lever(
            (LeverKind)row.Int(0), row.Text(1) is { Length: > 0 } code ? new RegionCode(code) : null,
            new LeverReason(row.Text(2), row.Text(3), row.Text(4)) { Ready = (ReadyReason)row.Int(7) }, row.Time(5), new VolunteerId(row.Long(6))))),
    ];

    private static IEnumerable<Pile> Of(OldStore old, string table) =>
        old.Rows($"SELECT segment, region, n, pos FROM {table}", static row => new Pile(row.Long(0), row.Int(1), row.Int(2), row.Int(3)));

    private static TouchedNumber Number(Statement row) => new(
        row.Blob(0).ToArray(), row.Int(1),
        new NumberState
        {
            Status = (NumberStatus)row.Int(2),
            Until = row.TimeOrNull(3),
            Attempts = row.Int(4),
            // 0 is none.
            Avoid = row.Int(5) is var avoid and > 0 ? (Daypart)(avoid - 1) : null,
            KeptFor = row.LongOrNull(6),
            CallAt = row.TimeOrNull(7),
            CallLaters = row.Int(8),
            DoubtedBy = row.LongOrNull(9),
        },
        OldStore.Lease(row.LongOrNull(10)), OldStore.Lease(row.LongOrNull(11)), row.Long(12))
    {
        Ahead = row.LongOrNull(13),
    };
}
