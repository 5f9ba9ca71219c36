using System.Collections.Concurrent;

namespace CallRussia.Site.Serving;

/// <summary>What was made, each until what it was made from changes. There is as much as there are pages and languages.</summary>
internal sealed class Shelf<T>
{
    private readonly ConcurrentDictionary<string, Place> _places = new(StringComparer.Ordinal);

    /// <param name="from">What it follows from; another one makes it anew.</param>
    public T Get(string name, object from, Func<T> make) => _places.GetOrAdd(name, static _ => new Place()).Get(from, make);

    /// <summary>Whoever asks while it is made waits for it: it is made once.</summary>
    private sealed class Place
    {
        private readonly Lock _making = new();
        private volatile Made? _made;

        public T Get(object from, Func<T> make)
        {
            if (_made is { } made && made.From.Equals(from)) return made.What;
            lock (_making)
            {
                if (_made is not { } other || !other.From.Equals(from)) _made = new Made(from, make());
                return _made.What;
            }
        }
    }

    private sealed record Made(object From, T What);
}
