using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Naming;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>Opens the file of the store beside the bot and compares what lies there with the model.</summary>
internal sealed class SimAudit(StoreOptions options, SimModel model, SimClock clock) : ISimAudit
{
    private readonly Session _session = new(Database.Read(options.Path), new Keys(options.Key), new Wording(options.Features), options);

    /// <summary>Every number rests, is kept, retired or never to be called exactly as the reports say.</summary>
    public void Numbers_are_what_the_reports_made_them()
    {
        foreach (var (number, known) in model.Numbers)
        {
            var row = _session.Numbers.Find(_session.Vault.Token(number));
            model.Require(row is not null, "No_number_is_lost", $"{number}");
            if (row is null) continue;
            model.Require(Plain(row.State) == Plain(known.State), nameof(Numbers_are_what_the_reports_made_them), $"{number} is {row.State}, should be {known.State}");
            model.Require(row.HeldBy == known.HeldBy, "A_number_is_held_by_who_was_given_it", $"{number}");
            model.Require(_session.DoNotCall.Contains(number) == known.NeverBecauseOf.Count > 0, "Do_not_call_is_kept_in_the_register", $"{number}");
        }
    }

    /// <summary>Conversations stand where the last committed turn left them.</summary>
    public void Conversations_stand_where_the_last_turn_left_them()
    {
        foreach (var (volunteer, conversation) in model.Conversations)
        {
            var kept = _session.Conversations.Find(volunteer);
            model.Require(kept?.State.Equals(conversation.State) == true && kept.Volunteer == conversation.Volunteer, nameof(Conversations_stand_where_the_last_turn_left_them), $"{volunteer}");
        }
    }

    /// <summary>A forgotten volunteer's id stands in no cell of any table, except where it waits to be told so and where Telegram's own wait is kept.</summary>
    public void Forgotten_volunteers_leave_nothing_behind(bool quiet)
    {
        foreach (var volunteer in model.Forgotten)
            foreach (var (table, column) in IntegerColumns())
            {
                if (table == "pause" || (!quiet && table is "outbox")) continue;
                var found = _session.Database.Scalar($"SELECT count(*) FROM {table} WHERE {column}={volunteer.Value}");
                model.Require(found == 0, nameof(Forgotten_volunteers_leave_nothing_behind), $"{volunteer} in {table}.{column}");
            }
        Forgotten_volunteers_are_in_no_sealed_cell();
    }

    public Conversation? Find(VolunteerId volunteer) => _session.Conversations.Find(volunteer);

    public long Outbox => Count("outbox");

    public long Inbox => Count("inbox WHERE status=0");

    private long Count(string table) => _session.Database.Scalar($"SELECT count(*) FROM {table}");

    public void Dispose() => _session.Dispose();

    private void Forgotten_volunteers_are_in_no_sealed_cell()
    {
        foreach (var lease in model.Leases.Keys)
        {
            var before = _session.Leases.Find(lease)?.Before?.State;
            foreach (var id in new[] { before?.KeptFor, before?.DoubtedBy }.OfType<long>())
                model.Require(!model.Forgotten.Contains(new VolunteerId(id)), "Forgotten_volunteers_are_in_no_sealed_cell", $"{id} in lease {lease}");
        }
    }

    private List<(string Table, string Column)> IntegerColumns()
    {
        var columns = new List<(string, string)>();
        using var row = _session.Database.Use("SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type='table' AND c.type='INTEGER' AND m.name NOT LIKE 'sqlite%'");
        while (row.Step()) columns.Add((row.Text(0), row.Text(1)));
        return columns;
    }

    /// <summary>A promise that ran out binds nobody: whose it was may be swept already.</summary>
    private NumberState Plain(NumberState state) =>
        state.Status == NumberStatus.Kept && state.Until < clock.Now ? state with { KeptFor = null, CallAt = null } : state;
}
