namespace CallRussia.Site.Serving;

/// <summary>So many in each second and no more, whoever they are from: behind a proxy all come from one address.</summary>
internal sealed class Pace(int perSecond, TimeProvider clock)
{
    private readonly Lock _counting = new();
    private long _second = -1;
    private int _taken;

    public bool Takes()
    {
        var second = (long)clock.GetElapsedTime(0).TotalSeconds;
        lock (_counting)
        {
            if (second != _second) (_second, _taken) = (second, 0);
            return ++_taken <= perSecond;
        }
    }
}
