using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>The one place that says who may do what. A row of the table that needs a right asks here, whatever button brought the trigger.</summary>
public static class Rights
{
    /// <summary>May see the bank and act on it: numbers, sources, do-not-call, suspensions.</summary>
    public static bool MayOrganize(Scene scene) => scene.Campaign.Owners.Contains(scene.Volunteer.Id.Value);
}
