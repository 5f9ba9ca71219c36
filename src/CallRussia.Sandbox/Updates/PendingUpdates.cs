using System.Runtime.InteropServices;

namespace CallRussia.Sandbox;

/// <summary>Updates in the order of their ids, and what an offset means for them. Guarded by its owner.</summary>
internal sealed class PendingUpdates(int firstId)
{
    private const int FarAbove = 10;
    private const int FarBelow = 100_000;

    private readonly List<PendingUpdate> _list = [];
    private int _head;
    private DateTimeOffset _earliestExpiry = DateTimeOffset.MaxValue;

    public int NextId { get; set; } = firstId;

    public int Count => _list.Count - _head;

    public ReadOnlySpan<PendingUpdate> Head(int limit) => CollectionsMarshal.AsSpan(_list).Slice(_head, Math.Min(limit, Count));

    public void Add(PendingUpdate update)
    {
        _list.Add(update);
        _earliestExpiry = update.ExpiresAt < _earliestExpiry ? update.ExpiresAt : _earliestExpiry;
        NextId = update.Id + 1;
    }

    public void Clear()
    {
        _list.Clear();
        _head = 0;
    }

    /// <summary>Forgets what the offset confirms: everything below it, or all but the last ones when it is negative.</summary>
    public void Forget(int offset)
    {
        if (offset < 0)
        {
            _head = (int)(_list.Count - Math.Min(Count, -(long)offset));
        }
        else if (offset > 0 && !IsFar(offset))
        {
            // An offset a little above the tail is valid too: the next call drops updates that were added below it.
            while (Count > 0 && _list[_head].Id < offset)
            {
                _head++;
            }
        }

        Compact();
    }

    /// <summary>Forgets one, wherever it stands.</summary>
    public void Remove(int id)
    {
        var index = _list.FindIndex(_head, update => update.Id == id);
        if (index >= 0)
        {
            _list.RemoveAt(index);
        }
    }

    public void DropExpired(DateTimeOffset now)
    {
        if (now < _earliestExpiry)
        {
            return;
        }

        _list.RemoveRange(0, _head);
        _head = 0;
        _list.RemoveAll(update => update.ExpiresAt <= now);
        _earliestExpiry = _list.Count == 0 ? DateTimeOffset.MaxValue : _list.Min(update => update.ExpiresAt);
    }

    // "In the future" and "in the past" of the real queue: such an offset confirms nothing and reads from the head.
    private bool IsFar(int offset) => offset > NextId + FarAbove || offset < (Count > 0 ? _list[_head].Id : NextId) - FarBelow;

    private void Compact()
    {
        if (_head > 1024 && _head > _list.Count / 2)
        {
            _list.RemoveRange(0, _head);
            _head = 0;
        }
    }
}
