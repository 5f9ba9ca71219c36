using System.Collections.Immutable;

namespace CallRussia.Bot.Core.People;

/// <summary>
/// The one place that says who may do what. Every turn asks here for its trigger and state, by the marks they carry (<see cref="IForTeam"/> and its
/// like), whatever button or command brought it.
/// </summary>
public static class Rights
{
    /// <param name="owners">By configuration.</param>
    public static Role RoleOf(Volunteer volunteer, ImmutableHashSet<long> owners) => owners.Contains(volunteer.Id.Value) ? Role.Owner : volunteer.Role;

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

    /// <summary>Owners invite everybody, organizers the two roles below their own.</summary>
    public static bool MayGive(Role giver, Role role) => role != Role.None && MayChange(giver, Role.None, role);

    /// <summary>Whether somebody may give another one of the role <paramref name="from"/> the role <paramref name="to"/>.</summary>
    public static bool MayChange(Role who, Role from, Role to) =>
        from != to && (who == Role.Owner || (who == Role.Organizer && from < Role.Organizer && to < Role.Organizer));

    /// <summary>Only somebody with a higher role suspends, so nobody suspends themselves; among equals the role is taken first.</summary>
    public static bool MaySuspend(Role who, Role whom) => who >= Role.Organizer && who > whom;

    /// <summary>Nobody lifts their own suspension. An owner does: a rule must not lock out a lone one.</summary>
    public static bool MayRestore(Role who, bool isOwn) => who == Role.Owner || (who >= Role.Organizer && !isOwn);

    /// <summary>Whether a role brings everything that another one does.</summary>
    public static bool Covers(Role role, Role other) => role == other || (role >= Role.Organizer && role > other);
}
