using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Hosting;

/// <summary>So many of each volunteer in each second and no more. It knows those of this second alone.</summary>
internal sealed class VolunteerPace(int perSecond, TimeProvider clock)
{
    private readonly Lock _counting = new();
    private readonly Dictionary<VolunteerId, int> _taken = [];
    private long _second = -1;

    public bool Takes(VolunteerId volunteer)
    {
        lock (_counting)
        {
            if ((long)clock.Steady().TotalSeconds is var second && second != _second)
            {
                _second = second;
                _taken.Clear();
            }
            return (_taken[volunteer] = _taken.GetValueOrDefault(volunteer) + 1) <= perSecond;
        }
    }
}
