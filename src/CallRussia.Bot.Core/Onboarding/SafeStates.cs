using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Onboarding;

/// <summary>Where a conversation goes on, of which this version of the program doesn't know everything that was kept.</summary>
public static class SafeStates
{
    /// <summary>Whoever answered the first questions is not asked again; what was in hand stays in hand and is shown on the next tap.</summary>
    public static State Of(Volunteer volunteer, KeptConversation chat) => chat.State ?? volunteer.Standing switch
    {
        Standing.Volunteer => new Home(),
        Standing.Supporter => new Supporting(),
        _ => new Unmet(),
    };
}
