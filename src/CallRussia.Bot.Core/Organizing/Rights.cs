using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>
/// The one place that says who may do what. <see cref="Turn"/> asks here for everything that is <see cref="IForOrganizers"/> or <see cref="IForEditors"/>, whatever
/// button or command brought it.
/// </summary>
public static class Rights
{
    /// <summary>May see the bank and act on it: numbers, sources, do-not-call, suspensions.</summary>
    public static bool MayOrganize(VolunteerId volunteer, Campaign campaign) => campaign.Owners.Contains(volunteer.Value);

    /// <summary>May propose changes of the content and decide about those of others.</summary>
    public static bool MayEdit(VolunteerId volunteer, Campaign campaign) => MayOrganize(volunteer, campaign);
}
