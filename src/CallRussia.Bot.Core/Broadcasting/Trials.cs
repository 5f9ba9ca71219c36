using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>An organizer is to get a trial of it, outside its counts.</summary>
public sealed record Trial(BroadcastId Broadcast, VolunteerId Volunteer);

/// <summary>Trials that were ordered and not taken yet: a handful.</summary>
public static class Trials
{
    public static readonly Table<(BroadcastId Broadcast, VolunteerId Volunteer), Trial> Table = new(
        "trial", trial => (trial.Broadcast, trial.Volunteer), key => Key.Of(key.Broadcast.Value, key.Volunteer.Value),
        static (to, trial) => to.Long(trial.Broadcast.Value).Long(trial.Volunteer.Value),
        static (ref RecordReader from) => new Trial(new BroadcastId(from.Long()), new VolunteerId(from.Long())))
    {
        HasByteKeys = true,
        OwnedBy = new Owner<Trial>(static (kept, volunteer) => kept.All(Table!).Where(trial => trial.Volunteer == volunteer), static (kept, _, trial) => Drop(kept, trial)),
    };

    public static bool Any(ITransaction kept, BotId bot) => Of(kept, bot).Any();

    /// <summary>All that a bot sends, with what to send; they are gone then: better none than two.</summary>
    public static List<TrialCopy> Take(ITransaction kept, BotId bot)
    {
        var copies = new List<TrialCopy>();
        foreach (var trial in Of(kept, bot).ToList())
        {
            Drop(kept, trial);
            if (Chats.Volunteer(kept, trial.Volunteer) is not { Language: var language }) continue;
            var draft = Drafts.Of(kept, trial.Broadcast);
            if ((draft.For(language) ?? draft.Messages.Values.FirstOrDefault()) is { } copy) copies.Add(new TrialCopy(trial.Broadcast, trial.Volunteer, language, copy));
        }
        return copies;
    }

    /// <summary>All of one broadcast.</summary>
    public static void DropOf(ITransaction kept, BroadcastId broadcast)
    {
        foreach (var trial in kept.Range(Table, KeyRange.Beginning(broadcast.Value)).ToList()) Drop(kept, trial);
    }

    private static IEnumerable<Trial> Of(ITransaction kept, BotId bot) => kept.All(Table).Where(trial => Bots.Of(kept, trial.Volunteer) == bot);

    private static void Drop(ITransaction kept, Trial trial) => kept.Remove(Table, (trial.Broadcast, trial.Volunteer));
}
