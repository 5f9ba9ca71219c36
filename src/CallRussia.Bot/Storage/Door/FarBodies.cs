using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Engines;

namespace CallRussia.Bot.Storage.Door;

/// <summary>Sealed bodies at the other end of a line, of a group or of a view.</summary>
internal sealed class FarBodies(Line line, Vocabulary vocabulary) : IBodies
{
    private int _walks;

    public byte[]? Load(Table table, Key key)
    {
        var to = line.Say(Said.Load);
        vocabulary.Say(to, table);
        Vocabulary.Say(to, key);
        line.Send();
        var heard = line.Hear(Said.Found);
        return heard.ReadBoolean() ? Vocabulary.HearBytes(heard) : null;
    }

    public IEnumerable<Body> Scan(Table table, TableIndex? index, KeyRange range, bool descending)
    {
        var walk = ++_walks;
        var to = line.Say(Said.Scan);
        to.Write(walk);
        vocabulary.Say(to, table, index);
        Vocabulary.Say(to, range.From);
        Vocabulary.Say(to, range.To);
        to.Write(descending);
        var (some, hasMore) = Some(table);
        try
        {
            while (true)
            {
                foreach (var body in some) yield return body;
                if (!hasMore) break;
                line.Say(Said.Next).Write(walk);
                // A line that breaks here has no walk to be left.
                hasMore = false;
                (some, hasMore) = Some(table);
            }
        }
        finally
        {
            if (hasMore && !line.IsOver) Leave(walk);
        }
    }

    private (List<Body> Bodies, bool HasMore) Some(Table table)
    {
        line.Send();
        var heard = line.Hear(Said.Some);
        var hasMore = heard.ReadBoolean();
        var bodies = new List<Body>();
        while (heard.BaseStream.Position < heard.BaseStream.Length) bodies.Add(new Body(Vocabulary.HearKey(heard, table.HasByteKeys), Vocabulary.HearBytes(heard)));
        return (bodies, hasMore);
    }

    private void Leave(int walk)
    {
        line.Say(Said.Leave).Write(walk);
        line.Send();
    }
}
