#pragma warning disable CA1812, CA1813, CA1822, CA1823, CA1852, CS0169, IDE0044, IDE0051, IDE0060, MA0048
namespace CallRussia.Bot.Tests.Architecture;

/// <summary>Uses each of the types below in another way, for <see cref="RoomTests"/>.</summary>
[AsAttribute]
internal sealed class UsesMuch : AsBase
{
    private AsField? _field;

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

internal class AsField;

internal class AsParameter;

internal class AsArgument;

internal class AsElement;

internal class AsConstraint;

internal class AsMade;

internal class AsTested;

internal sealed class AsCaught : Exception;

[AttributeUsage(AttributeTargets.Class)]
internal sealed class AsAttribute : Attribute;
