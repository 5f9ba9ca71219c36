using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>
/// The one place that says who may do what. <see cref="Turn"/> asks here for every trigger and state that carries one of the marks below, whatever
/// button or command brought it.
/// </summary>
public static class Rights
{
    public static Role RoleOf(Volunteer volunteer, Campaign campaign) => campaign.Owners.Contains(volunteer.Id.Value) ? Role.Owner : volunteer.Role;

    /// <summary>Whether a trigger or a state exists for somebody of that role.</summary>
    public static bool IsOpen(object what, Role role) => what switch
    {
        IForOwners => role == Role.Owner,
        IForOrganizers => role >= Role.Organizer,
        IForEditors => role is Role.Editor or >= Role.Organizer,
        IForModerators => role is Role.Moderator or >= Role.Organizer,
        IForTeam => role != Role.None,
        _ => true,
    };
}
