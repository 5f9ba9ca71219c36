namespace CallRussia.Bot.Tests.Architecture;

/// <summary>Uses each of the types below in another way, for <see cref="RoomTests"/>.</summary>
[AsAttribute]
internal sealed class UsesMuch : AsBase
{
    internal const AsField? Field = null;

    public bool Test(object what) => what is AsTested;

    public void Take<T>(AsParameter parameter, List<AsArgument> list, AsElement[] array)
        where T : AsConstraint
    {
        try
        {
            _ = new AsMade();
        }
        catch (AsCaught)
        {
        }
    }
}

internal class AsBase;

internal sealed class AsField;

internal sealed class AsParameter;

internal sealed class AsArgument;

internal sealed class AsElement;

internal interface AsConstraint;

internal sealed class AsMade;

internal sealed class AsTested;

internal sealed class AsCaught : Exception;

[AttributeUsage(AttributeTargets.Class)]
internal sealed class AsAttribute : Attribute;
