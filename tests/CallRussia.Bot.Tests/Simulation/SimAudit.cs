using System.Collections;
using System.Reflection;
using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage;
using DoNotCallRegister = CallRussia.Bot.Core.Bank.DoNotCallRegister;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>Compares what lies in a store with the model.</summary>
internal sealed class SimAudit(Store store, SimModel model, SimClock clock) : IDisposable
{
    public long Outbox => Read(kept => kept.All(Core.Mail.Outbox.Table).LongCount());

    public long Inbox => Read(kept => kept.All(Core.Mail.Inbox.Updates).LongCount(update => !update.IsAside));

    public void Numbers_are_what_the_reports_made_them() => Read(kept =>
    {
        foreach (var (number, known) in model.Numbers)
        {
            var row = kept.Find(TouchedNumbers.Table, kept.Marks.Token(number));
            model.Require(row is not null, "No_number_is_lost", $"{number}");
            if (row is null) continue;
            model.Require(Plain(row.State) == Plain(known.State), nameof(Numbers_are_what_the_reports_made_them), $"{number} is {row.State}, should be {known.State}");
            model.Require(row.HeldBy == known.HeldBy, "A_number_is_held_by_who_was_given_it", $"{number}");
            model.Require(DoNotCallRegister.Contains(kept, number) == known.NeverBecauseOf.Count > 0, "Do_not_call_is_kept_in_the_register", $"{number}");
        }
        return 0;
    });

    public void Conversations_stand_where_the_last_turn_left_them()
    {
        foreach (var (volunteer, conversation) in model.Conversations)
        {
            var kept = Find(volunteer);
            model.Require(kept?.State.Equals(conversation.State) == true && kept.Volunteer == conversation.Volunteer, nameof(Conversations_stand_where_the_last_turn_left_them), $"{volunteer}");
        }
    }

    /// <summary>A forgotten volunteer is named by no record of any table, except where it waits to be told so and where Telegram's own wait is kept.</summary>
    public void Forgotten_volunteers_leave_nothing_behind(bool quiet) => Read(kept =>
    {
        var forgotten = model.Forgotten.Select(volunteer => volunteer.Value).ToHashSet();
        if (forgotten.Count == 0) return 0;
        foreach (var table in store.Tables.Where(table => table.Name != "pause" && (quiet || table.Name != "outbox")))
            foreach (var record in All(kept, table))
                foreach (var id in Ids(record, depth: 0))
                    model.Require(!forgotten.Contains(id), nameof(Forgotten_volunteers_leave_nothing_behind), $"{id} in {table.Name}");
        return 0;
    });

    public Conversation? Find(VolunteerId volunteer) => Read(kept => Chats.Find(kept, volunteer, static (_, _) => throw new InvalidOperationException("A state that nobody knows.")));

    public void Dispose()
    {
    }

    private T Read<T>(Func<ITransaction, T> look) => store.Read(look, default).GetAwaiter().GetResult();

    private static IEnumerable<object> All(ITransaction kept, Table table)
    {
        var (key, record) = (table.GetType().GetGenericArguments()[0], table.GetType().GetGenericArguments()[1]);
        var all = typeof(TransactionExtensions).GetMethods().Single(method => method.Name == nameof(TransactionExtensions.All) && method.GetGenericArguments().Length == 2);
        return ((IEnumerable)all.MakeGenericMethod(key, record).Invoke(null, [kept, table, false])!).Cast<object>();
    }

    /// <summary>Every whole number that stands in a record: ids of volunteers of the simulation are like no other number in it.</summary>
    private static IEnumerable<long> Ids(object? value, int depth)
    {
        if (value is null or string or byte[] or DateTimeOffset or TimeSpan || depth > 6) return [];
        if (value is long or int) return [Convert.ToInt64(value)];
        if (value is IEnumerable many) return many.Cast<object?>().SelectMany(one => Ids(one, depth + 1));
        if (value.GetType().Namespace?.StartsWith("CallRussia", StringComparison.Ordinal) != true) return [];
        return value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0 && property.SetMethod is not null)
            .SelectMany(property => Ids(property.GetValue(value), depth + 1));
    }

    /// <summary>A promise that ran out binds nobody: whose it was may be swept already.</summary>
    private NumberState Plain(NumberState state) =>
        state.Status == NumberStatus.Kept && state.Until < clock.Now ? state with { KeptFor = null, CallAt = null } : state;
}
