using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Calling;

/// <summary>Answers <see cref="RaiseFlag"/>.</summary>
internal static class FlagRules
{
    public static Trigger Answer(ITransaction kept, RaiseFlag ask, Deed deed)
    {
        if (KeptLeases.Find(kept, ask.Lease) is not { Token: { } token } lease || lease.Volunteer != deed.Who) return new FlagNotRaised();
        var flag = Flags.Raise(kept, token, ask.Reason, deed.At);
        if (ask.Reason == FlagReason.Danger) Tell(kept, flag, deed);
        return new FlagRaised(ask.Reason);
    }

    /// <summary>What can wait is read in the list; danger can't.</summary>
    private static void Tell(ITransaction kept, Flag flag, Deed deed)
    {
        foreach (var member in Chats.Here(kept, deed.Owners).Where(member => member.Role >= Role.Organizer && member.Volunteer != deed.Who).ToList())
            Timers.Set(kept, member.Volunteer, $"flag:{flag.Id}", deed.At, new FlagWaits(flag.Id));
    }
}
